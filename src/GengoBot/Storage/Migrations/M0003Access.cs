using FluentMigrator;

namespace GengoBot.Storage.Migrations;

/// <summary>What people decide for one conversation: who may do what there, and which Gengo accounts it speaks for. Times are Unix milliseconds.</summary>
[Migration(3, "Access")]
public sealed class M0003Access : ForwardOnlyMigration // public: FluentMigrator finds no other
{
    public override void Up()
    {
        // By the key alone a turn finds all of one person's grants in one place.
        Create.Table("grants")
            .WithColumn("scope").AsString().PrimaryKey() // a chat, or a team with all its channels
            .WithColumn("aad_id").AsString().PrimaryKey()
            .WithColumn("role").AsString().PrimaryKey()
            .WithColumn("account").AsString().PrimaryKey() // empty: whichever the conversation speaks for
            .WithColumn("name").AsString().NotNullable()
            .WithColumn("granted_by_id").AsString().NotNullable()
            .WithColumn("granted_by_aad_id").AsString().Nullable()
            .WithColumn("granted_by_name").AsString().NotNullable()
            .WithColumn("granted_at").AsInt64().NotNullable();

        Create.Table("spoken_for")
            .WithColumn("place").AsString().PrimaryKey()
            .WithColumn("account").AsString().PrimaryKey()
            .WithColumn("rank").AsInt64().NotNullable(); // 0: the one that is meant where none is named
    }
}
