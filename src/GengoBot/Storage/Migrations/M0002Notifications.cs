using FluentMigrator;

namespace GengoBot.Storage.Migrations;

/// <summary>Who follows which job, what is known of those jobs, what Gengo hinted at, and what is on its way to whom. Times are Unix milliseconds.</summary>
[Migration(2, "Notifications")]
public sealed class M0002Notifications : ForwardOnlyMigration // public: FluentMigrator finds no other
{
    public override void Up()
    {
        CreatePlaces();
        CreateWatches();
        CreateQueues();
    }

    private void CreatePlaces()
    {
        // A conversation with messages to come is a lane: one process at a time, in order, at the pace that Teams allows.
        Alter.Table("conversation")
            .AddColumn("team_id").AsString().Nullable()
            .AddColumn("due_at").AsInt64().Nullable()
            .AddColumn("fence").AsInt64().NotNullable().WithDefaultValue(0)
            .AddColumn("news").AsInt64().NotNullable().WithDefaultValue(0)
            .AddColumn("tat").AsInt64().NotNullable().WithDefaultValue(0)
            .AddColumn("muted_until").AsInt64().Nullable()
            .AddColumn("gone_at").AsInt64().Nullable()
            .AddColumn("gone_why").AsString().Nullable()
            .AddColumn("welcomed_at").AsInt64().Nullable()
            .AddColumn("bucket").AsInt64().NotNullable().WithDefaultValue(0);
        Execute.Sql("CREATE INDEX conversation_due ON conversation (bucket, due_at) WHERE due_at IS NOT NULL");
        Execute.Sql("CREATE INDEX conversation_team ON conversation (team_id) WHERE team_id IS NOT NULL");

        // In which thread of a channel a job's newest card stands.
        Alter.Table("shown_job").AddColumn("place").AsString().NotNullable().WithDefaultValue("");
        IfDatabase(ProcessorIdConstants.SQLite).Execute.Sql("UPDATE shown_job SET place = substr(conversation_id, 1, instr(conversation_id || ';messageid=', ';messageid=') - 1)");
        IfDatabase(ProcessorIdConstants.PostgreSQL).Execute.Sql("UPDATE shown_job SET place = split_part(conversation_id, ';messageid=', 1)");
        Create.Index("shown_job_place").OnTable("shown_job").OnColumn("place").Ascending().OnColumn("account").Ascending().OnColumn("job_id").Ascending();
    }

    private void CreateWatches()
    {
        Create.Table("watch")
            .WithColumn("id").AsInt64().PrimaryKey().Identity()
            .WithColumn("conversation_id").AsString().NotNullable()
            .WithColumn("account").AsString().NotNullable()
            .WithColumn("job_id").AsInt64().NotNullable() // 0: every job of the account
            .WithColumn("events").AsString().NotNullable()
            .WithColumn("created_by_id").AsString().NotNullable()
            .WithColumn("created_by_aad_id").AsString().Nullable()
            .WithColumn("created_by_name").AsString().NotNullable()
            .WithColumn("created_at").AsInt64().NotNullable()
            .WithColumn("muted_until").AsInt64().Nullable()
            .WithColumn("paused_at").AsInt64().Nullable();
        Create.Index("watch_what").OnTable("watch").OnColumn("account").Ascending().OnColumn("job_id").Ascending().OnColumn("conversation_id").Ascending().WithOptions().Unique();
        Create.Index("watch_where").OnTable("watch").OnColumn("conversation_id").Ascending();

        Create.Table("watched_job")
            .WithColumn("account").AsString().PrimaryKey()
            .WithColumn("job_id").AsInt64().PrimaryKey()
            .WithColumn("bucket").AsInt64().NotNullable()
            .WithColumn("due_at").AsInt64().NotNullable()
            .WithColumn("interval").AsInt64().NotNullable()
            .WithColumn("fence").AsInt64().NotNullable().WithDefaultValue(0)
            .WithColumn("held_until").AsInt64().Nullable() // somebody looks at it just now
            .WithColumn("hints").AsInt64().NotNullable().WithDefaultValue(0)
            .WithColumn("failures").AsInt64().NotNullable().WithDefaultValue(0)
            .WithColumn("looked_at").AsInt64().Nullable() // null: all that is there now is old news
            .WithColumn("status").AsString().Nullable()
            .WithColumn("fingerprint").AsString().Nullable()
            .WithColumn("revisions").AsInt64().Nullable()
            .WithColumn("approves_at").AsInt64().Nullable();
        Create.Index("watched_job_due").OnTable("watched_job").OnColumn("due_at").Ascending();

        Create.Table("seen_comment")
            .WithColumn("account").AsString().PrimaryKey()
            .WithColumn("job_id").AsInt64().PrimaryKey()
            .WithColumn("key").AsString().PrimaryKey();
    }

    private void CreateQueues()
    {
        Create.Table("inbox")
            .WithColumn("id").AsInt64().PrimaryKey().Identity()
            .WithColumn("dedupe_key").AsString().NotNullable().Unique()
            .WithColumn("kind").AsString().NotNullable()
            .WithColumn("account").AsString().NotNullable()
            .WithColumn("job_id").AsInt64().NotNullable()
            .WithColumn("received_at").AsInt64().NotNullable()
            .WithColumn("trace").AsString().Nullable()
            .WithColumn("state").AsString().NotNullable();
        Execute.Sql("CREATE INDEX inbox_pending ON inbox (account, job_id) WHERE state = 'pending'");
        Create.Index("inbox_received_at").OnTable("inbox").OnColumn("received_at").Ascending();

        Create.Table("outbox")
            .WithColumn("id").AsInt64().PrimaryKey().Identity()
            .WithColumn("conversation_id").AsString().NotNullable()
            .WithColumn("dedupe_key").AsString().NotNullable().Unique()
            .WithColumn("account").AsString().NotNullable()
            .WithColumn("job_id").AsInt64().NotNullable()
            .WithColumn("watch_id").AsInt64().NotNullable()
            .WithColumn("body").AsString().NotNullable()
            .WithColumn("created_at").AsInt64().NotNullable()
            .WithColumn("heard_at").AsInt64().Nullable()
            .WithColumn("trace").AsString().Nullable()
            .WithColumn("due_at").AsInt64().NotNullable()
            .WithColumn("state").AsString().NotNullable()
            .WithColumn("attempts").AsInt64().NotNullable().WithDefaultValue(0)
            .WithColumn("last_error").AsString().Nullable()
            .WithColumn("sent_at").AsInt64().Nullable()
            .WithColumn("message_id").AsString().Nullable()
            .WithColumn("thread_id").AsString().Nullable();
        Execute.Sql("CREATE INDEX outbox_pending ON outbox (conversation_id, id) WHERE state = 'pending'");
        Execute.Sql("CREATE INDEX outbox_dead ON outbox (conversation_id, id) WHERE state = 'dead'");
        Create.Index("outbox_job").OnTable("outbox").OnColumn("conversation_id").Ascending().OnColumn("account").Ascending().OnColumn("job_id").Ascending().OnColumn("id").Ascending();
        Create.Index("outbox_created_at").OnTable("outbox").OnColumn("created_at").Ascending();

        Create.Table("account_rate")
            .WithColumn("account").AsString().PrimaryKey()
            .WithColumn("tat").AsInt64().NotNullable();
    }
}
