using FluentMigrator;

namespace GengoBot.Storage.Migrations;

/// <summary>What reviews need to stay right: who is at which job, what was shown where, which clicks are answered, and who did what. Times are Unix milliseconds.</summary>
[Migration(1, "Reviews")]
public sealed class M0001Reviews : ForwardOnlyMigration // public: FluentMigrator finds no other
{
    public override void Up()
    {
        Create.Table("conversation")
            .WithColumn("id").AsString().PrimaryKey()
            .WithColumn("kind").AsString().NotNullable()
            .WithColumn("service_url").AsString().NotNullable()
            .WithColumn("channel_id").AsString().NotNullable()
            .WithColumn("tenant_id").AsString().Nullable()
            .WithColumn("bot_id").AsString().NotNullable();

        Create.Table("shown_job")
            .WithColumn("conversation_id").AsString().PrimaryKey()
            .WithColumn("account").AsString().PrimaryKey()
            .WithColumn("job_id").AsInt64().PrimaryKey()
            .WithColumn("card_id").AsString().Nullable()
            .WithColumn("fingerprint").AsString().Nullable()
            .WithColumn("origin_id").AsString().Nullable()
            .WithColumn("at").AsInt64().NotNullable();

        CreateJobAction();

        Create.Table("invoke")
            .WithColumn("key").AsString().PrimaryKey()
            .WithColumn("response").AsString().Nullable()
            .WithColumn("created_at").AsInt64().NotNullable().Indexed("invoke_created_at");

        CreateAudit();
    }

    private void CreateJobAction()
    {
        Create.Table("job_action")
            .WithColumn("id").AsInt64().PrimaryKey().Identity()
            .WithColumn("account").AsString().NotNullable()
            .WithColumn("job_id").AsInt64().NotNullable()
            .WithColumn("kind").AsString().NotNullable()
            .WithColumn("actor_id").AsString().NotNullable()
            .WithColumn("actor_aad_id").AsString().Nullable()
            .WithColumn("actor_name").AsString().NotNullable()
            .WithColumn("tenant_id").AsString().Nullable()
            .WithColumn("conversation_id").AsString().NotNullable()
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
        Execute.Sql("CREATE UNIQUE INDEX job_action_running ON job_action (account, job_id) WHERE state = 'running'");
        Create.Index("job_action_job").OnTable("job_action").OnColumn("account").Ascending().OnColumn("job_id").Ascending().OnColumn("id").Ascending();
    }

    private void CreateAudit()
    {
        Create.Table("audit")
            .WithColumn("id").AsInt64().PrimaryKey().Identity()
            .WithColumn("at").AsInt64().NotNullable()
            .WithColumn("actor_id").AsString().NotNullable()
            .WithColumn("actor_aad_id").AsString().Nullable()
            .WithColumn("actor_name").AsString().NotNullable()
            .WithColumn("tenant_id").AsString().Nullable()
            .WithColumn("conversation_id").AsString().NotNullable()
            .WithColumn("account").AsString().NotNullable()
            .WithColumn("job_id").AsInt64().NotNullable()
            .WithColumn("action").AsString().NotNullable()
            .WithColumn("fingerprint").AsString().Nullable()
            .WithColumn("outcome").AsString().NotNullable()
            .WithColumn("result").AsString().Nullable()
            .WithColumn("reference").AsString().NotNullable();
        Create.Index("audit_job").OnTable("audit").OnColumn("account").Ascending().OnColumn("job_id").Ascending().OnColumn("id").Ascending();

        // Append-only, whoever writes here.
        var sqlite = IfDatabase(ProcessorIdConstants.SQLite);
        foreach (var change in new[] { "UPDATE", "DELETE" })
        {
            sqlite.Execute.Sql($"CREATE TRIGGER audit_no_{change} BEFORE {change} ON audit BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END");
        }

        IfDatabase(ProcessorIdConstants.PostgreSQL).Execute.Sql("""
            CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'audit is append-only'; END $$;
            CREATE TRIGGER audit_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();
            """);
    }
}
