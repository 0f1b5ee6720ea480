using FluentMigrator;

namespace GengoBot.Storage.Migrations;

/// <summary>By which words a watched job is found, and what is told of one that was found without asking Gengo.</summary>
[Migration(4, "Search")]
public sealed class M0004Search : ForwardOnlyMigration // public: FluentMigrator finds no other
{
    public override void Up()
    {
        // Null until the next look: so the words of jobs that are watched already are written then.
        Alter.Table("watched_job")
            .AddColumn("slug").AsString().Nullable()
            .AddColumn("source").AsString().Nullable()
            .AddColumn("target").AsString().Nullable();
        Execute.Sql("CREATE INDEX watched_job_waiting ON watched_job (account, approves_at, job_id) WHERE status = 'reviewable'");

        Create.Table("job_word")
            .WithColumn("account").AsString().PrimaryKey()
            .WithColumn("job_id").AsInt64().PrimaryKey()
            .WithColumn("word").AsString().PrimaryKey();

        // Words with one beginning stand together by their bytes alone, whatever the language of the server.
        IfDatabase(ProcessorIdConstants.PostgreSQL).Execute.Sql("ALTER TABLE job_word ALTER COLUMN word TYPE text COLLATE \"C\"");
        Execute.Sql("CREATE INDEX job_word_word ON job_word (account, word, job_id DESC)");
    }
}
