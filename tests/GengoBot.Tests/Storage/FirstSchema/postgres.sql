-- The first schema, as the first release made it on PostgreSQL. Kept for good.
CREATE FUNCTION audit_is_append_only() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN RAISE EXCEPTION 'audit is append-only'; END $$;
CREATE TABLE "VersionInfo" (
    "Version" bigint NOT NULL,
    "AppliedOn" timestamp without time zone,
    "Description" character varying(1024)
);
CREATE TABLE account_rate_limit (
    account text NOT NULL,
    tat bigint NOT NULL
);
CREATE TABLE audit (
    id bigint NOT NULL,
    actor_id text NOT NULL,
    actor_aad_id text,
    actor_name text NOT NULL,
    tenant_id text,
    conversation_id text NOT NULL,
    at bigint NOT NULL,
    account text NOT NULL,
    job_id bigint NOT NULL,
    action text NOT NULL,
    fingerprint text,
    outcome text NOT NULL,
    result text,
    reference text NOT NULL
);
ALTER TABLE audit ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY;
CREATE TABLE callback_hint (
    id bigint NOT NULL,
    dedupe_key text NOT NULL,
    kind text NOT NULL,
    account text NOT NULL,
    job_id bigint NOT NULL,
    received_at bigint NOT NULL,
    trace text,
    state text NOT NULL
);
ALTER TABLE callback_hint ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY;
CREATE TABLE conversation (
    id text NOT NULL,
    kind text NOT NULL,
    service_url text NOT NULL,
    channel_id text NOT NULL,
    tenant_id text,
    bot_id text NOT NULL,
    team_id text,
    muted_until bigint,
    gone_at bigint,
    gone_reason text,
    welcomed_at bigint
);
CREATE TABLE conversation_account (
    conversation_id text NOT NULL,
    account text NOT NULL,
    rank bigint NOT NULL
);
CREATE TABLE delivery_queue (
    conversation_id text NOT NULL,
    partition bigint NOT NULL,
    due_at bigint,
    version bigint NOT NULL,
    fence bigint DEFAULT 0 NOT NULL,
    tat bigint DEFAULT 0 NOT NULL
);
CREATE TABLE inbound_activity (
    key text NOT NULL,
    response text,
    created_at bigint NOT NULL
);
CREATE TABLE job_word (
    account text NOT NULL,
    job_id bigint NOT NULL,
    word text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE job_write (
    id bigint NOT NULL,
    actor_id text NOT NULL,
    actor_aad_id text,
    actor_name text NOT NULL,
    tenant_id text,
    conversation_id text NOT NULL,
    account text NOT NULL,
    job_id bigint NOT NULL,
    kind text NOT NULL,
    fingerprint text,
    reference text NOT NULL,
    state text NOT NULL,
    result text,
    evidence text,
    fence bigint NOT NULL,
    started_at bigint NOT NULL,
    due_at bigint NOT NULL,
    ended_at bigint
);
ALTER TABLE job_write ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY;
CREATE TABLE outbox (
    id bigint NOT NULL,
    conversation_id text NOT NULL,
    dedupe_key text NOT NULL,
    account text NOT NULL,
    job_id bigint NOT NULL,
    watch_id bigint NOT NULL,
    body text NOT NULL,
    created_at bigint NOT NULL,
    callback_at bigint,
    trace text,
    due_at bigint NOT NULL,
    state text NOT NULL,
    attempts bigint DEFAULT 0 NOT NULL,
    last_error text,
    sent_at bigint,
    message_id text,
    thread_id text
);
ALTER TABLE outbox ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY;
CREATE TABLE role_grant (
    scope_id text NOT NULL,
    aad_id text NOT NULL,
    role text NOT NULL,
    account text NOT NULL,
    name text NOT NULL,
    granted_by_id text NOT NULL,
    granted_by_aad_id text,
    granted_by_name text NOT NULL,
    granted_at bigint NOT NULL
);
CREATE TABLE seen_comment (
    account text NOT NULL,
    job_id bigint NOT NULL,
    key text NOT NULL
);
CREATE TABLE shown_job (
    thread_id text NOT NULL,
    account text NOT NULL,
    job_id bigint NOT NULL,
    conversation_id text NOT NULL,
    card_id text,
    fingerprint text,
    origin_id text,
    shown_at bigint NOT NULL
);
CREATE TABLE watch (
    id bigint NOT NULL,
    conversation_id text NOT NULL,
    account text NOT NULL,
    job_id bigint NOT NULL,
    events text NOT NULL,
    created_by_id text NOT NULL,
    created_by_aad_id text,
    created_by_name text NOT NULL,
    created_at bigint NOT NULL,
    muted_until bigint,
    paused_at bigint
);
ALTER TABLE watch ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY;
CREATE TABLE watched_job (
    account text NOT NULL,
    job_id bigint NOT NULL,
    partition bigint NOT NULL,
    due_at bigint NOT NULL,
    poll_interval bigint NOT NULL,
    fence bigint DEFAULT 0 NOT NULL,
    held_until bigint,
    hints bigint DEFAULT 0 NOT NULL,
    failures bigint DEFAULT 0 NOT NULL,
    polled_at bigint,
    status text,
    fingerprint text,
    revisions bigint,
    approves_at bigint,
    slug text,
    source_language text,
    target_language text
);
ALTER TABLE ONLY account_rate_limit
    ADD CONSTRAINT "PK_account_rate_limit" PRIMARY KEY (account);
ALTER TABLE ONLY audit
    ADD CONSTRAINT "PK_audit" PRIMARY KEY (id);
ALTER TABLE ONLY callback_hint
    ADD CONSTRAINT "PK_callback_hint" PRIMARY KEY (id);
ALTER TABLE ONLY conversation
    ADD CONSTRAINT "PK_conversation" PRIMARY KEY (id);
ALTER TABLE ONLY conversation_account
    ADD CONSTRAINT "PK_conversation_account" PRIMARY KEY (conversation_id, account);
ALTER TABLE ONLY delivery_queue
    ADD CONSTRAINT "PK_delivery_queue" PRIMARY KEY (conversation_id);
ALTER TABLE ONLY inbound_activity
    ADD CONSTRAINT "PK_inbound_activity" PRIMARY KEY (key);
ALTER TABLE ONLY job_word
    ADD CONSTRAINT "PK_job_word" PRIMARY KEY (account, job_id, word);
ALTER TABLE ONLY job_write
    ADD CONSTRAINT "PK_job_write" PRIMARY KEY (id);
ALTER TABLE ONLY outbox
    ADD CONSTRAINT "PK_outbox" PRIMARY KEY (id);
ALTER TABLE ONLY role_grant
    ADD CONSTRAINT "PK_role_grant" PRIMARY KEY (scope_id, aad_id, role, account);
ALTER TABLE ONLY seen_comment
    ADD CONSTRAINT "PK_seen_comment" PRIMARY KEY (account, job_id, key);
ALTER TABLE ONLY shown_job
    ADD CONSTRAINT "PK_shown_job" PRIMARY KEY (thread_id, account, job_id);
ALTER TABLE ONLY watch
    ADD CONSTRAINT "PK_watch" PRIMARY KEY (id);
ALTER TABLE ONLY watched_job
    ADD CONSTRAINT "PK_watched_job" PRIMARY KEY (account, job_id);
CREATE UNIQUE INDEX "callback_hint_dedupe_key" ON callback_hint USING btree (dedupe_key);
CREATE UNIQUE INDEX "outbox_dedupe_key" ON outbox USING btree (dedupe_key);
CREATE UNIQUE INDEX "UC_Version" ON "VersionInfo" USING btree ("Version");
CREATE INDEX audit_job ON audit USING btree (account, job_id, id);
CREATE INDEX callback_hint_pending ON callback_hint USING btree (account, job_id) WHERE (state = 'pending'::text);
CREATE INDEX callback_hint_received_at ON callback_hint USING btree (received_at);
CREATE INDEX conversation_team ON conversation USING btree (team_id) WHERE (team_id IS NOT NULL);
CREATE INDEX delivery_queue_due ON delivery_queue USING btree (partition, due_at) WHERE (due_at IS NOT NULL);
CREATE INDEX inbound_activity_created_at ON inbound_activity USING btree (created_at);
CREATE INDEX job_word_word ON job_word USING btree (account, word, job_id DESC);
CREATE INDEX job_write_job ON job_write USING btree (account, job_id, id);
CREATE UNIQUE INDEX job_write_running ON job_write USING btree (account, job_id) WHERE (state = 'running'::text);
CREATE INDEX outbox_created_at ON outbox USING btree (created_at);
CREATE INDEX outbox_dead ON outbox USING btree (conversation_id, id) WHERE (state = 'dead'::text);
CREATE INDEX outbox_job ON outbox USING btree (conversation_id, account, job_id, id);
CREATE INDEX outbox_pending ON outbox USING btree (conversation_id, id) WHERE (state = 'pending'::text);
CREATE INDEX shown_job_conversation ON shown_job USING btree (conversation_id, account, job_id);
CREATE INDEX watch_conversation ON watch USING btree (conversation_id);
CREATE UNIQUE INDEX watch_job ON watch USING btree (account, job_id, conversation_id);
CREATE INDEX watched_job_due ON watched_job USING btree (due_at);
CREATE INDEX watched_job_reviewable ON watched_job USING btree (account, approves_at, job_id) WHERE (status = 'reviewable'::text);
CREATE TRIGGER audit_is_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();
INSERT INTO "VersionInfo" ("Version", "Description") VALUES (100, 'First schema');
