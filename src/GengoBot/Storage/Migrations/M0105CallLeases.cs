using FluentMigrator;

namespace GengoBot.Storage.Migrations;

/// <summary>How many calls processes have made, or may make, with a key of Gengo's. Times are Unix milliseconds.</summary>
[Migration(105, "Call leases")]
public sealed class M0105CallLeases : ForwardOnlyMigration // public: FluentMigrator finds no other
{
    public override void Up()
    {
        // Whoever takes a lease locks the key's row.
        Create.Table("call_key")
            .WithColumn("key_hash").AsString().PrimaryKey()
            .WithColumn("last_lease").AsInt64().NotNullable();
        Create.Table("call_lease")
            .WithColumn("key_hash").AsString().PrimaryKey()
            .WithColumn("lease").AsInt64().PrimaryKey()
            .WithColumn("calls").AsInt64().NotNullable()
            .WithColumn("free_at").AsInt64().NotNullable(); // until then the calls count
    }
}
