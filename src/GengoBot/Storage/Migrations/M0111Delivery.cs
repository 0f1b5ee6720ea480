using FluentMigrator;

namespace GengoBot.Storage.Migrations;

/// <summary>
/// Since when Teams takes nothing, or no new posts, in a conversation, and where it was served before. Times are Unix milliseconds.
/// </summary>
[Migration(111, "Delivery")]
public sealed class M0111Delivery : ForwardOnlyMigration // public: FluentMigrator finds no other
{
    public override void Up()
    {
        Alter.Table("conversation").AddColumn("service_url_before").AsString().Nullable();
        Create.Index("conversation_tenant").OnTable("conversation").OnColumn("tenant_id").Ascending().OnColumn("service_url").Ascending();

        // Null: Teams took the last message.
        Alter.Table("delivery_queue")
            .AddColumn("refused_since").AsInt64().Nullable()
            .AddColumn("refused_because").AsString().Nullable()
            .AddColumn("unclear_since").AsInt64().Nullable()
            .AddColumn("replies_only_since").AsInt64().Nullable()
            .AddColumn("replies_only_until").AsInt64().Nullable()
            .AddColumn("replies_only_because").AsString().Nullable();
        Execute.Sql("CREATE INDEX delivery_queue_refused ON delivery_queue (refused_since) WHERE refused_since IS NOT NULL");
    }
}
