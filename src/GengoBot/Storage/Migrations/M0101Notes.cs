using FluentMigrator;

namespace GengoBot.Storage.Migrations;

/// <summary>Notes on jobs, one for each conversation. Times are Unix milliseconds.</summary>
[Migration(101, "Notes")]
public sealed class M0101Notes : ForwardOnlyMigration // public: FluentMigrator finds no other
{
    public override void Up() => Create.Table("job_note")
        .WithColumn("conversation_id").AsString().PrimaryKey()
        .WithColumn("account").AsString().PrimaryKey()
        .WithColumn("job_id").AsInt64().PrimaryKey()
        .WithColumn("text").AsString().NotNullable()
        .WithColumn("author_id").AsString().NotNullable()
        .WithColumn("author_aad_id").AsString().Nullable()
        .WithColumn("author_name").AsString().NotNullable()
        .WithColumn("written_at").AsInt64().NotNullable();
}
