using FluentMigrator;

namespace GengoBot.Storage.Migrations;

/// <summary>Which process holds a job for a poll or a write, so that what a dead one held is known to be free.</summary>
[Migration(103, "Holders")]
public sealed class M0103Holders : ForwardOnlyMigration // public: FluentMigrator finds no other
{
    public override void Up()
    {
        Alter.Table("watched_job").AddColumn("held_by").AsInt64().Nullable();
        Alter.Table("job_write").AddColumn("held_by").AsInt64().Nullable();
    }
}
