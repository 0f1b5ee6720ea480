-- The first schema, as the first release made it on SQLite. Kept for good.
CREATE TABLE "VersionInfo" ("Version" INTEGER NOT NULL, "AppliedOn" DATETIME, "Description" TEXT);
CREATE UNIQUE INDEX "UC_Version" ON "VersionInfo" ("Version" ASC);
CREATE TABLE "conversation" (
    "id" TEXT NOT NULL, "kind" TEXT NOT NULL, "service_url" TEXT NOT NULL, "channel_id" TEXT NOT NULL, "tenant_id" TEXT,
    "bot_id" TEXT NOT NULL, "team_id" TEXT, "muted_until" INTEGER, "gone_at" INTEGER, "gone_reason" TEXT, "welcomed_at" INTEGER,
    CONSTRAINT "PK_conversation" PRIMARY KEY ("id"));
CREATE INDEX conversation_team ON conversation (team_id) WHERE team_id IS NOT NULL;
CREATE TABLE "shown_job" (
    "thread_id" TEXT NOT NULL, "account" TEXT NOT NULL, "job_id" INTEGER NOT NULL, "conversation_id" TEXT NOT NULL, "card_id" TEXT,
    "fingerprint" TEXT, "origin_id" TEXT, "shown_at" INTEGER NOT NULL,
    CONSTRAINT "PK_shown_job" PRIMARY KEY ("thread_id", "account", "job_id"));
CREATE INDEX "shown_job_conversation" ON "shown_job" ("conversation_id" ASC, "account" ASC, "job_id" ASC);
CREATE TABLE "role_grant" (
    "scope_id" TEXT NOT NULL, "aad_id" TEXT NOT NULL, "role" TEXT NOT NULL, "account" TEXT NOT NULL, "name" TEXT NOT NULL,
    "granted_by_id" TEXT NOT NULL, "granted_by_aad_id" TEXT, "granted_by_name" TEXT NOT NULL, "granted_at" INTEGER NOT NULL,
    CONSTRAINT "PK_role_grant" PRIMARY KEY ("scope_id", "aad_id", "role", "account"));
CREATE TABLE "conversation_account" (
    "conversation_id" TEXT NOT NULL, "account" TEXT NOT NULL, "rank" INTEGER NOT NULL,
    CONSTRAINT "PK_conversation_account" PRIMARY KEY ("conversation_id", "account"));
CREATE TABLE "job_write" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "actor_id" TEXT NOT NULL, "actor_aad_id" TEXT, "actor_name" TEXT NOT NULL,
    "tenant_id" TEXT, "conversation_id" TEXT NOT NULL, "account" TEXT NOT NULL, "job_id" INTEGER NOT NULL, "kind" TEXT NOT NULL,
    "fingerprint" TEXT, "reference" TEXT NOT NULL, "state" TEXT NOT NULL, "result" TEXT, "evidence" TEXT, "fence" INTEGER NOT NULL,
    "started_at" INTEGER NOT NULL, "due_at" INTEGER NOT NULL, "ended_at" INTEGER);
CREATE UNIQUE INDEX job_write_running ON job_write (account, job_id) WHERE state = 'running';
CREATE INDEX "job_write_job" ON "job_write" ("account" ASC, "job_id" ASC, "id" ASC);
CREATE TABLE "inbound_activity" (
    "key" TEXT NOT NULL, "response" TEXT, "created_at" INTEGER NOT NULL, CONSTRAINT "PK_inbound_activity" PRIMARY KEY ("key"));
CREATE INDEX "inbound_activity_created_at" ON "inbound_activity" ("created_at" ASC);
CREATE TABLE "audit" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "actor_id" TEXT NOT NULL, "actor_aad_id" TEXT, "actor_name" TEXT NOT NULL,
    "tenant_id" TEXT, "conversation_id" TEXT NOT NULL, "at" INTEGER NOT NULL, "account" TEXT NOT NULL, "job_id" INTEGER NOT NULL,
    "action" TEXT NOT NULL, "fingerprint" TEXT, "outcome" TEXT NOT NULL, "result" TEXT, "reference" TEXT NOT NULL);
CREATE INDEX "audit_job" ON "audit" ("account" ASC, "job_id" ASC, "id" ASC);
CREATE TRIGGER audit_no_UPDATE BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
CREATE TRIGGER audit_no_DELETE BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
CREATE TABLE "watch" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "conversation_id" TEXT NOT NULL, "account" TEXT NOT NULL, "job_id" INTEGER NOT NULL,
    "events" TEXT NOT NULL, "created_by_id" TEXT NOT NULL, "created_by_aad_id" TEXT, "created_by_name" TEXT NOT NULL,
    "created_at" INTEGER NOT NULL, "muted_until" INTEGER, "paused_at" INTEGER);
CREATE UNIQUE INDEX "watch_job" ON "watch" ("account" ASC, "job_id" ASC, "conversation_id" ASC);
CREATE INDEX "watch_conversation" ON "watch" ("conversation_id" ASC);
CREATE TABLE "watched_job" (
    "account" TEXT NOT NULL, "job_id" INTEGER NOT NULL, "partition" INTEGER NOT NULL, "due_at" INTEGER NOT NULL,
    "poll_interval" INTEGER NOT NULL, "fence" INTEGER NOT NULL DEFAULT 0, "held_until" INTEGER, "hints" INTEGER NOT NULL DEFAULT 0,
    "failures" INTEGER NOT NULL DEFAULT 0, "polled_at" INTEGER, "status" TEXT, "fingerprint" TEXT, "revisions" INTEGER,
    "approves_at" INTEGER, "slug" TEXT, "source_language" TEXT, "target_language" TEXT,
    CONSTRAINT "PK_watched_job" PRIMARY KEY ("account", "job_id"));
CREATE INDEX "watched_job_due" ON "watched_job" ("due_at" ASC);
CREATE INDEX watched_job_reviewable ON watched_job (account, approves_at, job_id) WHERE status = 'reviewable';
CREATE TABLE "seen_comment" (
    "account" TEXT NOT NULL, "job_id" INTEGER NOT NULL, "key" TEXT NOT NULL,
    CONSTRAINT "PK_seen_comment" PRIMARY KEY ("account", "job_id", "key"));
CREATE TABLE "account_rate_limit" (
    "account" TEXT NOT NULL, "tat" INTEGER NOT NULL, CONSTRAINT "PK_account_rate_limit" PRIMARY KEY ("account"));
CREATE TABLE "callback_hint" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "dedupe_key" TEXT NOT NULL, "kind" TEXT NOT NULL, "account" TEXT NOT NULL,
    "job_id" INTEGER NOT NULL, "received_at" INTEGER NOT NULL, "trace" TEXT, "state" TEXT NOT NULL);
CREATE UNIQUE INDEX "callback_hint_dedupe_key" ON "callback_hint" ("dedupe_key" ASC);
CREATE INDEX callback_hint_pending ON callback_hint (account, job_id) WHERE state = 'pending';
CREATE INDEX "callback_hint_received_at" ON "callback_hint" ("received_at" ASC);
CREATE TABLE "job_word" (
    "account" TEXT NOT NULL, "job_id" INTEGER NOT NULL, "word" TEXT NOT NULL,
    CONSTRAINT "PK_job_word" PRIMARY KEY ("account", "job_id", "word"));
CREATE INDEX job_word_word ON job_word (account, word, job_id DESC);
CREATE TABLE "delivery_queue" (
    "conversation_id" TEXT NOT NULL, "partition" INTEGER NOT NULL, "due_at" INTEGER, "version" INTEGER NOT NULL,
    "fence" INTEGER NOT NULL DEFAULT 0, "tat" INTEGER NOT NULL DEFAULT 0, CONSTRAINT "PK_delivery_queue" PRIMARY KEY ("conversation_id"));
CREATE INDEX delivery_queue_due ON delivery_queue (partition, due_at) WHERE due_at IS NOT NULL;
CREATE TABLE "outbox" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "conversation_id" TEXT NOT NULL, "dedupe_key" TEXT NOT NULL, "account" TEXT NOT NULL,
    "job_id" INTEGER NOT NULL, "watch_id" INTEGER NOT NULL, "body" TEXT NOT NULL, "created_at" INTEGER NOT NULL, "callback_at" INTEGER,
    "trace" TEXT, "due_at" INTEGER NOT NULL, "state" TEXT NOT NULL, "attempts" INTEGER NOT NULL DEFAULT 0, "last_error" TEXT,
    "sent_at" INTEGER, "message_id" TEXT, "thread_id" TEXT);
CREATE UNIQUE INDEX "outbox_dedupe_key" ON "outbox" ("dedupe_key" ASC);
CREATE INDEX outbox_pending ON outbox (conversation_id, id) WHERE state = 'pending';
CREATE INDEX outbox_dead ON outbox (conversation_id, id) WHERE state = 'dead';
CREATE INDEX "outbox_job" ON "outbox" ("conversation_id" ASC, "account" ASC, "job_id" ASC, "id" ASC);
CREATE INDEX "outbox_created_at" ON "outbox" ("created_at" ASC);
INSERT INTO "VersionInfo" ("Version", "Description") VALUES (100, 'First schema');
