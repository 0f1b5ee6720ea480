-- A row in every table of the first schema, in words that both databases know. Kept for good: a later migration must bring all of it up.
INSERT INTO conversation (id, kind, service_url, channel_id, tenant_id, bot_id, team_id, muted_until, gone_at, gone_reason, welcomed_at) VALUES
    ('19:reviews@thread.tacv2', 'Channel', 'https://teams.example/emea/', 'msteams', 'tenant-1', '28:bot', '19:team@thread.tacv2', 4102444800000, NULL, NULL, 1700000000000),
    ('19:old@thread.tacv2', 'Group', 'https://teams.example/emea/', 'msteams', NULL, '28:bot', NULL, NULL, 1700000000001, 'removed', NULL);

INSERT INTO shown_job (thread_id, account, job_id, conversation_id, card_id, fingerprint, origin_id, shown_at) VALUES
    ('19:reviews@thread.tacv2;messageid=1', 'main', 3000000000, '19:reviews@thread.tacv2', 'card-1', 'print-1', '19:old@thread.tacv2', 1700000000002);

INSERT INTO role_grant (scope_id, aad_id, role, account, name, granted_by_id, granted_by_aad_id, granted_by_name, granted_at) VALUES
    ('19:team@thread.tacv2', 'aad-ana', 'Reviewer', 'main', 'Ana', '29:ben', 'aad-ben', 'Ben', 1700000000003);

INSERT INTO conversation_account (conversation_id, account, rank) VALUES ('19:reviews@thread.tacv2', 'main', 0), ('19:reviews@thread.tacv2', 'second', 1);

INSERT INTO job_write (account, job_id, kind, actor_id, actor_aad_id, actor_name, tenant_id, conversation_id, fingerprint, reference, state, result, evidence, fence,
    started_at, due_at, ended_at) VALUES
    ('main', 3000000000, 'approve', '29:ana', 'aad-ana', 'Ana', 'tenant-1', '19:reviews@thread.tacv2;messageid=1', 'print-1', 'ref-1', 'done', 'approved', NULL, 1,
        1700000000004, 1700000000004, 1700000000005),
    ('main', 3000000001, 'comment', '29:ben', NULL, 'Ben', 'tenant-1', '19:reviews@thread.tacv2;messageid=1', NULL, 'ref-2', 'running', NULL, 'print-2 0', 2,
        1700000000006, 1700000000006, NULL);

INSERT INTO audit (at, actor_id, actor_aad_id, actor_name, tenant_id, conversation_id, account, job_id, action, fingerprint, outcome, result, reference) VALUES
    (1700000000005, '29:ana', 'aad-ana', 'Ana', 'tenant-1', '19:reviews@thread.tacv2;messageid=1', 'main', 3000000000, 'approve', 'print-1', 'done', 'approved', 'ref-1');

INSERT INTO inbound_activity (key, response, created_at) VALUES ('19:reviews@thread.tacv2;messageid=1 activity-1', 'the answer', 1700000000007);

INSERT INTO watch (conversation_id, account, job_id, events, created_by_id, created_by_aad_id, created_by_name, created_at, muted_until, paused_at) VALUES
    ('19:reviews@thread.tacv2', 'main', 3000000000, 'comments', '29:ana', 'aad-ana', 'Ana', 1700000000008, 4102444800000, 1700000000009);

INSERT INTO watched_job (account, job_id, partition, due_at, poll_interval, fence, held_until, hints, failures, polled_at, status, fingerprint, revisions, approves_at, slug,
    source_language, target_language) VALUES
    ('main', 3000000000, 7, 0, 1800000, 3, NULL, 1, 2, 1700000000010, 'reviewable', 'print-1', 2, 4102444800000, 'Press release', 'en', 'ja');

INSERT INTO seen_comment (account, job_id, key) VALUES ('main', 3000000000, 'comment-1.0');

INSERT INTO account_rate_limit (account, tat) VALUES ('main', 1700000000011);

INSERT INTO callback_hint (dedupe_key, kind, account, job_id, received_at, trace, state) VALUES
    ('hint-1', 'comment', 'main', 3000000000, 1700000000012, '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', 'pending');

INSERT INTO job_word (account, job_id, word) VALUES ('main', 3000000000, 'PRESS'), ('main', 3000000000, 'RELEASE');

INSERT INTO delivery_queue (conversation_id, partition, due_at, version, fence, tat) VALUES ('19:reviews@thread.tacv2', 11, 0, 4, 5, 1700000000013);

INSERT INTO outbox (conversation_id, dedupe_key, account, job_id, watch_id, body, created_at, callback_at, trace, due_at, state, attempts, last_error, sent_at, message_id,
    thread_id) VALUES
    ('19:reviews@thread.tacv2', 'entry-1', 'main', 3000000000, 1, '{"kind":"Comment","key":"comment:1","text":"Words"}', 1700000000014, 1700000000012, NULL, 1700000000015, 'sent', 1, NULL,
        1700000000016, 'message-1', '19:reviews@thread.tacv2;messageid=1'),
    ('19:reviews@thread.tacv2', 'entry-2', 'main', 3000000001, 1, '{"kind":"Comment","key":"comment:2","text":"More"}', 1700000000017, NULL, NULL, 1700000000018, 'pending', 0, NULL,
        NULL, NULL, NULL),
    ('19:reviews@thread.tacv2', 'entry-3', 'main', 3000000001, 1, '{"kind":"Comment","key":"comment:3","text":"Dead"}', 1700000000019, NULL, NULL, 1700000000020, 'dead', 20, 'Unreachable',
        NULL, NULL, NULL);
