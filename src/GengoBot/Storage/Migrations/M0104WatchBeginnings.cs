using FluentMigrator;

namespace GengoBot.Storage.Migrations;

/// <summary>
/// Since when a watch hears of its job, and when a first poll took a status for old without knowing. Times are Unix milliseconds.
/// </summary>
[Migration(104, "Watch beginnings")]
public sealed class M0104WatchBeginnings : ForwardOnlyMigration // public: FluentMigrator finds no other
{
    public override void Up()
    {
        Alter.Table("watch").AddColumn("since").AsInt64().Nullable(); // null: since created_at
        Alter.Table("watched_job").AddColumn("status_assumed_at").AsInt64().Nullable();
    }
}
