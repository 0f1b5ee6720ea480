using FluentMigrator;
using FluentMigrator.Builders.Create.Table;

namespace GengoBot.Storage.Migrations;

/// <summary>
/// The first schema. From here on databases are kept: a change is a migration of its own, and FirstSchemaTests holds it to that. Times are
/// Unix milliseconds. A conversation_id is a whole chat or channel in tables about notifications; a thread_id also names the thread of a
/// channel.
/// </summary>
[Migration(BotDb.FirstSchema, "First schema")]
public sealed class M0100FirstSchema : ForwardOnlyMigration // public: FluentMigrator finds no other
{
    public override void Up()
    {
        CreateConversations();
        CreateAccess();
        CreateWrites();
        CreateAudit();
        CreateWatches();
        CreateSearch();
        CreateNotifications();
    }

    private void CreateConversations()
    {
        Create.Table("conversation")
            .WithColumn("id").AsString().PrimaryKey()
            .WithColumn("kind").AsString().NotNullable()
            .WithColumn("service_url").AsString().NotNullable()
            .WithColumn("channel_id").AsString().NotNullable()
            .WithColumn("tenant_id").AsString().Nullable()
            .WithColumn("bot_id").AsString().NotNullable()
            .WithColumn("team_id").AsString().Nullable()
            .WithColumn("muted_until").AsInt64().Nullable()
            .WithColumn("gone_at").AsInt64().Nullable()
            .WithColumn("gone_reason").AsString().Nullable()
            .WithColumn("welcomed_at").AsInt64().Nullable();
        Execute.Sql("CREATE INDEX conversation_team ON conversation (team_id) WHERE team_id IS NOT NULL");

        Create.Table("shown_job")
            .WithColumn("thread_id").AsString().PrimaryKey() // where the card is
            .WithColumn("account").AsString().PrimaryKey()
            .WithColumn("job_id").AsInt64().PrimaryKey()
            .WithColumn("conversation_id").AsString().NotNullable()
            .WithColumn("card_id").AsString().Nullable()
            .WithColumn("fingerprint").AsString().Nullable()
            .WithColumn("origin_id").AsString().Nullable()
            .WithColumn("shown_at").AsInt64().NotNullable();
        Create.Index("shown_job_conversation").OnTable("shown_job")
            .OnColumn("conversation_id").Ascending().OnColumn("account").Ascending().OnColumn("job_id").Ascending();
    }

    private void CreateAccess()
    {
        // By the key alone a turn finds all of one person's grants.
        Create.Table("role_grant")
            .WithColumn("scope_id").AsString().PrimaryKey() // a chat, or a team with all its channels
            .WithColumn("aad_id").AsString().PrimaryKey()
            .WithColumn("role").AsString().PrimaryKey()
            .WithColumn("account").AsString().PrimaryKey() // empty: any account of the conversation
            .WithColumn("name").AsString().NotNullable()
            .WithColumn("granted_by_id").AsString().NotNullable()
            .WithColumn("granted_by_aad_id").AsString().Nullable()
            .WithColumn("granted_by_name").AsString().NotNullable()
            .WithColumn("granted_at").AsInt64().NotNullable();

        Create.Table("conversation_account")
            .WithColumn("conversation_id").AsString().PrimaryKey()
            .WithColumn("account").AsString().PrimaryKey()
            .WithColumn("rank").AsInt64().NotNullable(); // 0: the conversation's default
    }

    private void CreateWrites()
    {
        Actor(Create.Table("job_write").WithColumn("id").AsInt64().PrimaryKey().Identity())
            .WithColumn("account").AsString().NotNullable()
            .WithColumn("job_id").AsInt64().NotNullable()
            .WithColumn("kind").AsString().NotNullable()
            .WithColumn("fingerprint").AsString().Nullable()
            .WithColumn("reference").AsString().NotNullable()
            .WithColumn("state").AsString().NotNullable()
            .WithColumn("result").AsString().Nullable()
            .WithColumn("evidence").AsString().Nullable()
            .WithColumn("fence").AsInt64().NotNullable()
            .WithColumn("started_at").AsInt64().NotNullable()
            .WithColumn("due_at").AsInt64().NotNullable()
            .WithColumn("ended_at").AsInt64().Nullable();

        // One job, one write at a time.
        Execute.Sql("CREATE UNIQUE INDEX job_write_running ON job_write (account, job_id) WHERE state = 'running'");
        IndexByJob("job_write");

        Create.Table("inbound_activity")
            .WithColumn("key").AsString().PrimaryKey()
            .WithColumn("response").AsString().Nullable()
            .WithColumn("created_at").AsInt64().NotNullable().Indexed("inbound_activity_created_at");
    }

    private void CreateAudit()
    {
        Actor(Create.Table("audit").WithColumn("id").AsInt64().PrimaryKey().Identity())
            .WithColumn("at").AsInt64().NotNullable()
            .WithColumn("account").AsString().NotNullable()
            .WithColumn("job_id").AsInt64().NotNullable() // 0: a change of who may do what
            .WithColumn("action").AsString().NotNullable()
            .WithColumn("fingerprint").AsString().Nullable()
            .WithColumn("outcome").AsString().NotNullable()
            .WithColumn("result").AsString().Nullable()
            .WithColumn("reference").AsString().NotNullable();
        IndexByJob("audit");

        // Append-only, whoever writes here.
        var sqlite = IfDatabase(ProcessorIdConstants.SQLite);
        foreach (var change in new[] { "UPDATE", "DELETE" })
        {
            sqlite.Execute.Sql(
                $"CREATE TRIGGER audit_no_{change} BEFORE {change} ON audit BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END");
        }

        IfDatabase(ProcessorIdConstants.PostgreSQL).Execute.Sql("""
            CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'audit is append-only';
                END $$;
            CREATE TRIGGER audit_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
                FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();
            """);
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
        Create.Index("watch_job").OnTable("watch")
            .OnColumn("account").Ascending().OnColumn("job_id").Ascending().OnColumn("conversation_id").Ascending().WithOptions().Unique();
        Create.Index("watch_conversation").OnTable("watch").OnColumn("conversation_id").Ascending();

        Create.Table("watched_job")
            .WithColumn("account").AsString().PrimaryKey()
            .WithColumn("job_id").AsInt64().PrimaryKey()
            .WithColumn("partition").AsInt64().NotNullable()
            .WithColumn("due_at").AsInt64().NotNullable()
            .WithColumn("poll_interval").AsInt64().NotNullable()
            .WithColumn("fence").AsInt64().NotNullable().WithDefaultValue(0)
            .WithColumn("held_until").AsInt64().Nullable() // a poll is under way
            .WithColumn("hints").AsInt64().NotNullable().WithDefaultValue(0)
            .WithColumn("failures").AsInt64().NotNullable().WithDefaultValue(0)
            .WithColumn("polled_at").AsInt64().Nullable() // null: the next poll is a first one, and announces nothing
            .WithColumn("status").AsString().Nullable()
            .WithColumn("fingerprint").AsString().Nullable()
            .WithColumn("revisions").AsInt64().Nullable()
            .WithColumn("approves_at").AsInt64().Nullable()
            .WithColumn("slug").AsString().Nullable()
            .WithColumn("source_language").AsString().Nullable()
            .WithColumn("target_language").AsString().Nullable();
        Create.Index("watched_job_due").OnTable("watched_job").OnColumn("due_at").Ascending();
        Execute.Sql("CREATE INDEX watched_job_reviewable ON watched_job (account, approves_at, job_id) WHERE status = 'reviewable'");

        Create.Table("seen_comment")
            .WithColumn("account").AsString().PrimaryKey()
            .WithColumn("job_id").AsInt64().PrimaryKey()
            .WithColumn("key").AsString().PrimaryKey();

        Create.Table("account_rate_limit")
            .WithColumn("account").AsString().PrimaryKey()
            .WithColumn("tat").AsInt64().NotNullable(); // theoretical arrival time: docs/decisions/0008-notifications.md

        Create.Table("callback_hint")
            .WithColumn("id").AsInt64().PrimaryKey().Identity()
            .WithColumn("dedupe_key").AsString().NotNullable()
            .WithColumn("kind").AsString().NotNullable()
            .WithColumn("account").AsString().NotNullable()
            .WithColumn("job_id").AsInt64().NotNullable()
            .WithColumn("received_at").AsInt64().NotNullable()
            .WithColumn("trace").AsString().Nullable()
            .WithColumn("state").AsString().NotNullable();
        Create.Index("callback_hint_dedupe_key").OnTable("callback_hint").OnColumn("dedupe_key").Ascending().WithOptions().Unique();
        Execute.Sql("CREATE INDEX callback_hint_pending ON callback_hint (account, job_id) WHERE state = 'pending'");
        Create.Index("callback_hint_received_at").OnTable("callback_hint").OnColumn("received_at").Ascending();
    }

    private void CreateSearch()
    {
        Create.Table("job_word")
            .WithColumn("account").AsString().PrimaryKey()
            .WithColumn("job_id").AsInt64().PrimaryKey()
            .WithColumn("word").AsString().PrimaryKey();

        // Words are in the order of their bytes, whatever the language of the server.
        IfDatabase(ProcessorIdConstants.PostgreSQL).Execute.Sql("ALTER TABLE job_word ALTER COLUMN word TYPE text COLLATE \"C\"");
        Execute.Sql("CREATE INDEX job_word_word ON job_word (account, word, job_id DESC)");
    }

    private void CreateNotifications()
    {
        // One process at a time delivers to a conversation, in order, at the pace that Teams allows.
        Create.Table("delivery_queue")
            .WithColumn("conversation_id").AsString().PrimaryKey()
            .WithColumn("partition").AsInt64().NotNullable()
            .WithColumn("due_at").AsInt64().Nullable() // null: nothing to do
            .WithColumn("version").AsInt64().NotNullable() // rises with each reason to look again
            .WithColumn("fence").AsInt64().NotNullable().WithDefaultValue(0)
            .WithColumn("tat").AsInt64().NotNullable().WithDefaultValue(0);
        Execute.Sql("CREATE INDEX delivery_queue_due ON delivery_queue (partition, due_at) WHERE due_at IS NOT NULL");

        Create.Table("outbox")
            .WithColumn("id").AsInt64().PrimaryKey().Identity()
            .WithColumn("conversation_id").AsString().NotNullable()
            .WithColumn("dedupe_key").AsString().NotNullable()
            .WithColumn("account").AsString().NotNullable()
            .WithColumn("job_id").AsInt64().NotNullable()
            .WithColumn("watch_id").AsInt64().NotNullable()
            .WithColumn("body").AsString().NotNullable()
            .WithColumn("created_at").AsInt64().NotNullable()
            .WithColumn("callback_at").AsInt64().Nullable() // when Gengo's callback came that led to it
            .WithColumn("trace").AsString().Nullable()
            .WithColumn("due_at").AsInt64().NotNullable()
            .WithColumn("state").AsString().NotNullable()
            .WithColumn("attempts").AsInt64().NotNullable().WithDefaultValue(0)
            .WithColumn("last_error").AsString().Nullable()
            .WithColumn("sent_at").AsInt64().Nullable()
            .WithColumn("message_id").AsString().Nullable()
            .WithColumn("thread_id").AsString().Nullable();
        Create.Index("outbox_dedupe_key").OnTable("outbox").OnColumn("dedupe_key").Ascending().WithOptions().Unique();
        Execute.Sql("CREATE INDEX outbox_pending ON outbox (conversation_id, id) WHERE state = 'pending'");
        Execute.Sql("CREATE INDEX outbox_dead ON outbox (conversation_id, id) WHERE state = 'dead'");
        Create.Index("outbox_job").OnTable("outbox")
            .OnColumn("conversation_id")
            .Ascending()
            .OnColumn("account")
            .Ascending()
            .OnColumn("job_id")
            .Ascending()
            .OnColumn("id")
            .Ascending();
        Create.Index("outbox_created_at").OnTable("outbox").OnColumn("created_at").Ascending();
    }

    /// <summary>Adds who did it, and where.</summary>
    private static ICreateTableWithColumnSyntax Actor(ICreateTableWithColumnSyntax table) => table
        .WithColumn("actor_id").AsString().NotNullable()
        .WithColumn("actor_aad_id").AsString().Nullable()
        .WithColumn("actor_name").AsString().NotNullable()
        .WithColumn("tenant_id").AsString().Nullable()
        .WithColumn("conversation_id").AsString().NotNullable();

    private void IndexByJob(string table) => Create.Index($"{table}_job").OnTable(table)
        .OnColumn("account").Ascending().OnColumn("job_id").Ascending().OnColumn("id").Ascending();
}
