using FluentMigrator;

namespace GengoBot.Storage.Migrations;

/// <summary>Which click began a write, so that a second press of it is known, and the words that it carried.</summary>
[Migration(110, "Clicks")]
public sealed class M0110Clicks : ForwardOnlyMigration // public: FluentMigrator finds no other
{
    public override void Up() => Alter.Table("job_write")
        .AddColumn("click").AsString().Nullable()
        .AddColumn("activity_id").AsString().Nullable()
        .AddColumn("words").AsString().Nullable();
}
