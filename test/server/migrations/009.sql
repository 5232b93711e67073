-- What pg_dump says of a small database after migration 009-loaded-customers. Never edited.
CREATE FUNCTION public.refuse_audit_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  raise exception 'the audit log is append-only';
end $$;
CREATE TABLE public.alias_proposal (
    id uuid NOT NULL,
    customer_id text NOT NULL,
    team_id text NOT NULL,
    kind text NOT NULL,
    surface text NOT NULL,
    surface_key text NOT NULL,
    proposed_on text NOT NULL,
    state text DEFAULT 'open'::text NOT NULL,
    decided_by text,
    decided_at_ms double precision
);
CREATE TABLE public.audit (
    seq bigint NOT NULL,
    at timestamp with time zone DEFAULT now() NOT NULL,
    staff_id text,
    action text NOT NULL,
    details text NOT NULL
);
ALTER TABLE public.audit ALTER COLUMN seq ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.audit_seq_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.company (
    only_one boolean DEFAULT true NOT NULL,
    data text NOT NULL,
    lease_days integer NOT NULL,
    epoch text NOT NULL,
    version bigint DEFAULT 0 NOT NULL,
    feed_floor bigint DEFAULT 0 NOT NULL,
    settings_version bigint DEFAULT 0 NOT NULL,
    tier_list_version integer DEFAULT 0 NOT NULL,
    playbook_version integer DEFAULT 0 NOT NULL,
    place text,
    CONSTRAINT company_only_one_check CHECK (only_one)
);
CREATE TABLE public.customer (
    id text NOT NULL,
    team_id text NOT NULL,
    slot integer NOT NULL,
    version bigint NOT NULL,
    revision integer NOT NULL,
    tier text NOT NULL,
    key_account_scope text,
    relationship_type text NOT NULL,
    data text NOT NULL,
    CONSTRAINT customer_slot_check CHECK (((slot >= 0) AND (slot <= 65535)))
);
CREATE TABLE public.customer_proposal (
    id uuid NOT NULL,
    team_id text NOT NULL,
    staff_id text NOT NULL,
    name text NOT NULL,
    address text,
    proposed_on text NOT NULL,
    state text DEFAULT 'open'::text NOT NULL,
    customer_id text,
    decided_by text,
    decided_at_ms double precision
);
CREATE TABLE public.decision (
    id uuid NOT NULL,
    customer_id text NOT NULL,
    team_id text NOT NULL,
    staff_id text,
    kind text NOT NULL,
    rule_id text NOT NULL,
    decided_at_ms double precision NOT NULL,
    content_hash text NOT NULL,
    data text NOT NULL
);
CREATE TABLE public.kysely_migration (
    name character varying(255) NOT NULL,
    "timestamp" character varying(255) NOT NULL
);
CREATE TABLE public.kysely_migration_lock (
    id character varying(255) NOT NULL,
    is_locked integer DEFAULT 0 NOT NULL
);
CREATE TABLE public.loaded_customer (
    customer_id text NOT NULL,
    data text NOT NULL
);
CREATE TABLE public.playbook (
    version integer NOT NULL,
    published_by text,
    data text NOT NULL
);
CREATE TABLE public.shard (
    hash text NOT NULL,
    team_id text NOT NULL,
    bucket integer NOT NULL,
    rows integer NOT NULL,
    body bytea NOT NULL,
    replaced_at timestamp with time zone,
    CONSTRAINT shard_hash_check CHECK ((hash ~ '^[0-9a-f]{64}$'::text))
);
CREATE TABLE public.shard_bucket (
    team_id text NOT NULL,
    bucket integer NOT NULL,
    version bigint NOT NULL,
    row_count integer NOT NULL,
    hash_high bigint NOT NULL,
    hash_low bigint NOT NULL
);
CREATE TABLE public.staff (
    id text NOT NULL,
    role text NOT NULL,
    data text NOT NULL,
    revoked_at timestamp with time zone,
    CONSTRAINT staff_role_check CHECK ((role = ANY (ARRAY['rep'::text, 'manager'::text])))
);
CREATE TABLE public.staff_token (
    hash text NOT NULL,
    staff_id text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    revoked_at timestamp with time zone,
    CONSTRAINT staff_token_hash_check CHECK ((hash ~ '^[0-9a-f]{64}$'::text))
);
CREATE TABLE public.team (
    id text NOT NULL,
    name text NOT NULL,
    version bigint DEFAULT 0 NOT NULL,
    row_count integer DEFAULT 0 NOT NULL,
    hash_high bigint DEFAULT 0 NOT NULL,
    hash_low bigint DEFAULT 0 NOT NULL
);
CREATE TABLE public.team_member (
    team_id text NOT NULL,
    staff_id text NOT NULL
);
CREATE TABLE public.team_shards (
    team_id text NOT NULL,
    bits integer NOT NULL
);
CREATE TABLE public.tier_list (
    version integer NOT NULL,
    data text NOT NULL
);
CREATE TABLE public.tier_list_change (
    list_version integer NOT NULL,
    customer_id text NOT NULL,
    team_id text NOT NULL,
    was text NOT NULL,
    became text NOT NULL
);
CREATE TABLE public.tombstone (
    team_id text NOT NULL,
    customer_id text NOT NULL,
    version bigint NOT NULL,
    removed_at timestamp with time zone DEFAULT now() NOT NULL
);
CREATE TABLE public.touchpoint (
    id uuid NOT NULL,
    customer_id text NOT NULL,
    team_id text NOT NULL,
    staff_id text NOT NULL,
    happened_at_ms double precision NOT NULL,
    fingerprint text,
    content_hash text NOT NULL,
    data text NOT NULL,
    is_deleted boolean DEFAULT false NOT NULL
);
INSERT INTO public.alias_proposal (id, customer_id, team_id, kind, surface, surface_key, proposed_on, state, decided_by, decided_at_ms) VALUES ('33333333-3333-4333-8333-333333333333', 'c-old-1', 't-china', 'is', '旧城机', '旧城机', '2026-11-01', 'open', NULL, NULL);
INSERT INTO public.audit (seq, at, staff_id, action, details) OVERRIDING SYSTEM VALUE VALUES (1, '2026-11-01 09:00:00+00', 's-old-manager', 'tier-list-published', '{"version":2,"named":1,"changed":1}');
INSERT INTO public.company (only_one, data, lease_days, epoch, version, feed_floor, settings_version, tier_list_version, playbook_version, place) VALUES (true, '{"id":"hengzhun","name":"衡准精工 Hengzhun Workholding","domains":["hengzhun.example"],"names":["衡准精工有限公司","衡准精工","Hengzhun Workholding"],"fingerprintSalt":"sample-salt-of-hengzhun-workholding","timeZone":"Asia/Shanghai"}', 14, 'example-of-a-released-schema', 5, 0, 2, 2, 1, 'elsewhere');
INSERT INTO public.customer (id, team_id, slot, version, revision, tier, key_account_scope, relationship_type, data) VALUES ('c-old-1', 't-china', 55367, 3, 1, 'MVC', 'NKA', 'accountable', '{"id":"c-old-1","kind":"business","aliases":[],"domains":["huaheng.example","huaheng-tech.example"],"language":"zh_CN","teamId":"t-china","rung":"customer","legalName":"旧城机械有限公司","since":"2019-04-08","tier":"MVC","keyAccountScope":"NKA","relationshipType":"accountable","lastDeliveryOn":"2026-10-27","recordIds":["https://crm.hengzhun.example/customers/0001"],"measures":{"periods":[{"startsOn":"2024-10-01","revenue":4100000,"highMarginShare":0.66,"costToServe":205000,"discountShare":0.06,"profit":1271000,"orders":26},{"startsOn":"2025-01-01","revenue":4250000,"highMarginShare":0.66,"costToServe":212500,"discountShare":0.06,"profit":1317500,"orders":27},{"startsOn":"2025-04-01","revenue":4380000,"highMarginShare":0.66,"costToServe":219000,"discountShare":0.06,"profit":1357800,"orders":28},{"startsOn":"2025-07-01","revenue":4420000,"highMarginShare":0.66,"costToServe":221000,"discountShare":0.06,"profit":1370200,"orders":28},{"startsOn":"2025-10-01","revenue":4350000,"highMarginShare":0.66,"costToServe":217500,"discountShare":0.06,"profit":1348500,"orders":27},{"startsOn":"2026-01-01","revenue":4100000,"highMarginShare":0.66,"costToServe":205000,"discountShare":0.06,"profit":1271000,"orders":25},{"startsOn":"2026-04-01","revenue":3850000,"highMarginShare":0.66,"costToServe":192500,"discountShare":0.06,"profit":1193500,"orders":23},{"startsOn":"2026-07-01","revenue":3620000,"highMarginShare":0.66,"costToServe":181000,"discountShare":0.06,"profit":1122200,"orders":21}],"shareOfWallet":0.46,"shareOfWalletBefore":0.64,"totalDemand":7900000,"totalDemandBefore":6800000,"repeatShare":0.88,"priceSensitivity":0.35,"priceSensitivityBefore":0.3,"decisionDays":9,"brandAttention":0.8,"competitorLeaning":0.25,"countries":1,"regions":6,"segmentSize":"medium","segmentMargin":"high","growthPotential":0.2},"contacts":[{"id":"c-0001-p1","name":"李薇","otherNames":["Vivian Li"],"email":"liwei@huaheng.example","phone":"+86 21 5550 2231","role":"采购总监"},{"id":"c-0001-p2","name":"单志刚","email":"shanzg@huaheng.example","phone":"+86 21 5550 2240","role":"生产总监"}],"ownerId":"s-old-rep"}');
INSERT INTO public.customer (id, team_id, slot, version, revision, tier, key_account_scope, relationship_type, data) VALUES ('c-old-2', 't-china', 21858, 4, 2, 'STANDARD', 'LKA', 'accountable', '{"id":"c-old-2","kind":"business","aliases":[],"domains":["arveno-tooling.example"],"language":"en","teamId":"t-china","rung":"customer","legalName":"Old Town Tools Ltd","since":"2026-03-10","tier":"STANDARD","keyAccountScope":"LKA","relationshipType":"accountable","lastDeliveryOn":"2026-11-04","measures":{"periods":[{"startsOn":"2024-10-01","revenue":310000,"highMarginShare":0.42,"costToServe":18600,"discountShare":0.07,"profit":52700,"orders":6},{"startsOn":"2025-01-01","revenue":330000,"highMarginShare":0.42,"costToServe":19800,"discountShare":0.07,"profit":56100,"orders":6},{"startsOn":"2025-04-01","revenue":340000,"highMarginShare":0.42,"costToServe":20400,"discountShare":0.07,"profit":57800,"orders":7},{"startsOn":"2025-07-01","revenue":360000,"highMarginShare":0.42,"costToServe":21600,"discountShare":0.07,"profit":61200,"orders":7},{"startsOn":"2025-10-01","revenue":375000,"highMarginShare":0.42,"costToServe":22500,"discountShare":0.07,"profit":63750,"orders":8},{"startsOn":"2026-01-01","revenue":400000,"highMarginShare":0.42,"costToServe":24000,"discountShare":0.07,"profit":68000,"orders":8},{"startsOn":"2026-04-01","revenue":425000,"highMarginShare":0.42,"costToServe":25500,"discountShare":0.07,"profit":72250,"orders":9},{"startsOn":"2026-07-01","revenue":450000,"highMarginShare":0.42,"costToServe":27000,"discountShare":0.07,"profit":76500,"orders":10}],"shareOfWallet":0.35,"shareOfWalletBefore":0.28,"totalDemand":1290000,"totalDemandBefore":1180000,"repeatShare":0.55,"countries":1,"regions":1,"segmentSize":"medium","segmentMargin":"medium","growthPotential":0.4},"contacts":[{"id":"c-0002-p1","name":"Jörg Müller","otherNames":["Joerg Mueller"],"email":"joerg.mueller@arveno-tooling.example","phone":"+49 30 5550 118","role":"Leiter Einkauf"},{"id":"c-0002-p2","name":"Katharina Weißflog","email":"k.weissflog@arveno-tooling.example","role":"Fertigungsplanung"}],"ownerId":"s-old-rep"}');
INSERT INTO public.customer (id, team_id, slot, version, revision, tier, key_account_scope, relationship_type, data) VALUES ('c-old-3', 't-world', 41985, 5, 1, 'MGC', 'GKA', 'proactive', '{"id":"c-old-3","kind":"business","aliases":[],"domains":["yuanlu.example"],"language":"zh_CN","teamId":"t-world","rung":"advocate","legalName":"旧港物流有限公司","since":"2016-09-01","tier":"MGC","keyAccountScope":"GKA","relationshipType":"proactive","lastDeliveryOn":"2026-06-23","measures":{"periods":[{"startsOn":"2024-10-01","revenue":2900000,"highMarginShare":0.58,"costToServe":116000,"discountShare":0.05,"profit":783000,"orders":14},{"startsOn":"2025-01-01","revenue":3000000,"highMarginShare":0.58,"costToServe":120000,"discountShare":0.05,"profit":810000,"orders":14},{"startsOn":"2025-04-01","revenue":2950000,"highMarginShare":0.58,"costToServe":118000,"discountShare":0.05,"profit":796500,"orders":14},{"startsOn":"2025-07-01","revenue":3050000,"highMarginShare":0.58,"costToServe":122000,"discountShare":0.05,"profit":823500,"orders":14},{"startsOn":"2025-10-01","revenue":3100000,"highMarginShare":0.58,"costToServe":124000,"discountShare":0.05,"profit":837000,"orders":14},{"startsOn":"2026-01-01","revenue":3000000,"highMarginShare":0.58,"costToServe":120000,"discountShare":0.05,"profit":810000,"orders":14},{"startsOn":"2026-04-01","revenue":3020000,"highMarginShare":0.58,"costToServe":120800,"discountShare":0.05,"profit":815400,"orders":14},{"startsOn":"2026-07-01","revenue":2980000,"highMarginShare":0.58,"costToServe":119200,"discountShare":0.05,"profit":804600,"orders":14}],"shareOfWallet":0.7,"shareOfWalletBefore":0.71,"totalDemand":4300000,"totalDemandBefore":4250000,"repeatShare":0.92,"brandAttention":0.85,"countries":4,"regions":9,"segmentSize":"few","segmentMargin":"high","growthPotential":0.05},"contacts":[{"id":"c-0003-p1","name":"王伟","email":"wangwei@yuanlu.example","phone":"+86 574 5550 8810","role":"采购总监"},{"id":"c-0003-p2","name":"欧阳静","email":"ouyangjing@yuanlu.example","role":"总经理"}],"ownerId":"s-old-rep"}');
INSERT INTO public.customer_proposal (id, team_id, staff_id, name, address, proposed_on, state, customer_id, decided_by, decided_at_ms) VALUES ('55555555-5555-4555-8555-555555555555', 't-china', 's-old-rep', '新港贸易', NULL, '2026-11-01', 'open', NULL, NULL, NULL);
INSERT INTO public.decision (id, customer_id, team_id, staff_id, kind, rule_id, decided_at_ms, content_hash, data) VALUES ('22222222-2222-4222-8222-222222222222', 'c-old-2', 't-china', 's-old-rep', 'taken', 'quiet-customer', 1793527200000, '1f7f823fafc909086c372db8d62c5424e68ea8c4bb74e996e7dc8ff40caddadf', '{"kind":"taken","id":"22222222-2222-4222-8222-222222222222","customerId":"c-old-2","ruleId":"quiet-customer","playbookVersion":1,"decidedAt":"2026-11-01T10:00:00Z","followUpOn":"2026-11-08"}');
INSERT INTO public.kysely_migration (name, "timestamp") VALUES ('001-first', '2026-11-22T04:42:40.739Z');
INSERT INTO public.kysely_migration (name, "timestamp") VALUES ('002-buckets', '2026-11-22T04:42:40.741Z');
INSERT INTO public.kysely_migration (name, "timestamp") VALUES ('003-decisions', '2026-11-22T04:42:40.761Z');
INSERT INTO public.kysely_migration (name, "timestamp") VALUES ('004-alias-proposals', '2026-11-22T04:42:40.816Z');
INSERT INTO public.kysely_migration (name, "timestamp") VALUES ('005-edits', '2026-11-22T04:42:40.827Z');
INSERT INTO public.kysely_migration (name, "timestamp") VALUES ('006-place', '2026-11-22T04:42:40.864Z');
INSERT INTO public.kysely_migration (name, "timestamp") VALUES ('007-customer-proposals', '2026-11-22T04:42:40.870Z');
INSERT INTO public.kysely_migration (name, "timestamp") VALUES ('008-revoked-staff', '2026-11-22T04:42:40.872Z');
INSERT INTO public.kysely_migration (name, "timestamp") VALUES ('009-loaded-customers', '2026-11-22T04:42:40.872Z');
INSERT INTO public.kysely_migration_lock (id, is_locked) VALUES ('migration_lock', 0);
INSERT INTO public.loaded_customer (customer_id, data) VALUES ('c-old-1', '{"id":"c-old-1","kind":"business","aliases":[],"domains":["huaheng.example","huaheng-tech.example"],"language":"zh_CN","teamId":"t-china","rung":"customer","legalName":"旧城机械有限公司","since":"2019-04-08","tier":"MVC","keyAccountScope":"NKA","relationshipType":"accountable","lastDeliveryOn":"2026-10-27","recordIds":["https://crm.hengzhun.example/customers/0001"],"measures":{"periods":[{"startsOn":"2024-10-01","revenue":4100000,"highMarginShare":0.66,"costToServe":205000,"discountShare":0.06,"profit":1271000,"orders":26},{"startsOn":"2025-01-01","revenue":4250000,"highMarginShare":0.66,"costToServe":212500,"discountShare":0.06,"profit":1317500,"orders":27},{"startsOn":"2025-04-01","revenue":4380000,"highMarginShare":0.66,"costToServe":219000,"discountShare":0.06,"profit":1357800,"orders":28},{"startsOn":"2025-07-01","revenue":4420000,"highMarginShare":0.66,"costToServe":221000,"discountShare":0.06,"profit":1370200,"orders":28},{"startsOn":"2025-10-01","revenue":4350000,"highMarginShare":0.66,"costToServe":217500,"discountShare":0.06,"profit":1348500,"orders":27},{"startsOn":"2026-01-01","revenue":4100000,"highMarginShare":0.66,"costToServe":205000,"discountShare":0.06,"profit":1271000,"orders":25},{"startsOn":"2026-04-01","revenue":3850000,"highMarginShare":0.66,"costToServe":192500,"discountShare":0.06,"profit":1193500,"orders":23},{"startsOn":"2026-07-01","revenue":3620000,"highMarginShare":0.66,"costToServe":181000,"discountShare":0.06,"profit":1122200,"orders":21}],"shareOfWallet":0.46,"shareOfWalletBefore":0.64,"totalDemand":7900000,"totalDemandBefore":6800000,"repeatShare":0.88,"priceSensitivity":0.35,"priceSensitivityBefore":0.3,"decisionDays":9,"brandAttention":0.8,"competitorLeaning":0.25,"countries":1,"regions":6,"segmentSize":"medium","segmentMargin":"high","growthPotential":0.2},"contacts":[{"id":"c-0001-p1","name":"李薇","otherNames":["Vivian Li"],"email":"liwei@huaheng.example","phone":"+86 21 5550 2231","role":"采购总监"},{"id":"c-0001-p2","name":"单志刚","email":"shanzg@huaheng.example","phone":"+86 21 5550 2240","role":"生产总监"}],"ownerId":"s-old-rep"}');
INSERT INTO public.playbook (version, published_by, data) VALUES (1, NULL, '{"version":1,"rules":{},"cadenceDays":{"MVC":{"basic":90,"reactive":60,"accountable":30,"proactive":14,"partnership":7},"MGC":{"basic":180,"reactive":90,"accountable":45,"proactive":21,"partnership":14},"STANDARD":{"basic":null,"reactive":180,"accountable":90,"proactive":45,"partnership":30},"BZ":{"basic":null,"reactive":null,"accountable":180,"proactive":90,"partnership":60}},"thresholds":{},"frequencyCapPer30Days":8}');
INSERT INTO public.shard (hash, team_id, bucket, rows, body, replaced_at) VALUES ('43d7609e91663eb93253ad4212047a5e7ac3bcfadd1a29bb06c78d85d9567a05', 't-china', 0, 2, '\x616e206f6c64207368617264', NULL);
INSERT INTO public.shard_bucket (team_id, bucket, version, row_count, hash_high, hash_low) VALUES ('t-china', 0, 1, 2, 1, 1);
INSERT INTO public.staff (id, role, data, revoked_at) VALUES ('s-old-rep', 'rep', '{"id":"s-old-rep","name":"Old Rep","role":"rep"}', NULL);
INSERT INTO public.staff (id, role, data, revoked_at) VALUES ('s-old-manager', 'manager', '{"id":"s-old-manager","name":"Old Manager","role":"manager"}', NULL);
INSERT INTO public.staff (id, role, data, revoked_at) VALUES ('s-old-gone', 'rep', '{"id":"s-old-gone","name":"Old Gone","role":"rep"}', '2026-11-01 09:00:00+00');
INSERT INTO public.staff_token (hash, staff_id, created_at, revoked_at) VALUES ('51b1e9b30d3ac2031c32d55afeb6579e754613ae21bdc1bdaacea9550bd9842c', 's-old-rep', '2026-11-01 09:00:00+00', NULL);
INSERT INTO public.staff_token (hash, staff_id, created_at, revoked_at) VALUES ('8d28e0e1a626b8852b616827e62927ea9d9c86eee601c75dabf07cbe692bb145', 's-old-manager', '2026-11-01 09:00:00+00', NULL);
INSERT INTO public.staff_token (hash, staff_id, created_at, revoked_at) VALUES ('f70e4b24492bdfbc4bf50b0383b1c7106ff9405b607efd11b64fb1799fb29b87', 's-old-rep', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00');
INSERT INTO public.team (id, name, version, row_count, hash_high, hash_low) VALUES ('t-china', 'China', 4, 2, 1549312990, 1640750271);
INSERT INTO public.team (id, name, version, row_count, hash_high, hash_low) VALUES ('t-world', 'World', 5, 1, 1497873514, 1747621047);
INSERT INTO public.team_member (team_id, staff_id) VALUES ('t-china', 's-old-rep');
INSERT INTO public.team_member (team_id, staff_id) VALUES ('t-china', 's-old-manager');
INSERT INTO public.team_member (team_id, staff_id) VALUES ('t-world', 's-old-manager');
INSERT INTO public.team_shards (team_id, bits) VALUES ('t-china', 0);
INSERT INTO public.tier_list (version, data) VALUES (1, '{"version":1,"publishedAt":"2026-11-01T09:00:00.000Z","publishedBy":"s-old-manager"}');
INSERT INTO public.tier_list (version, data) VALUES (2, '{"version":2,"publishedAt":"2026-11-01T09:00:00.000Z","publishedBy":"s-old-manager","note":"旧名单"}');
INSERT INTO public.tier_list_change (list_version, customer_id, team_id, was, became) VALUES (2, 'c-old-1', 't-china', '{"tier":"STANDARD","relationshipType":"accountable"}', '{"tier":"MVC","relationshipType":"accountable"}');
INSERT INTO public.tombstone (team_id, customer_id, version, removed_at) VALUES ('t-china', 'c-old-gone', 2, '2026-11-22 04:42:40.903+00');
INSERT INTO public.touchpoint (id, customer_id, team_id, staff_id, happened_at_ms, fingerprint, content_hash, data, is_deleted) VALUES ('11111111-1111-4111-8111-111111111111', 'c-old-2', 't-china', 's-old-rep', 1793520000000, NULL, '85bec9dad5678b3905bc10086a36dfb0a45314ba999ff21533274494faefda50', '{"id":"11111111-1111-4111-8111-111111111111","customerId":"c-old-2","channel":"call","aspect":"liaison","direction":"outbound","happenedAt":"2026-11-01T08:00:00Z","loggedAt":"2026-11-01T08:01:00Z","note":"旧的记录","staffId":"s-old-rep"}', false);
INSERT INTO public.touchpoint (id, customer_id, team_id, staff_id, happened_at_ms, fingerprint, content_hash, data, is_deleted) VALUES ('44444444-4444-4444-8444-444444444444', 'c-old-2', 't-china', 's-old-rep', 1793520000000, NULL, 'b2d691a7ee39816d8ebae402e6a3c3e2cf2356380536e50fe1279bbd9bfb6391', '{"id":"44444444-4444-4444-8444-444444444444","customerId":"c-old-2","channel":"call","aspect":"liaison","direction":"outbound","happenedAt":"2026-11-01T08:00:00Z","loggedAt":"2026-11-01T08:01:00Z","note":"taken back","revision":1,"editedAt":"2026-11-01T08:02:00Z","isDeleted":true,"staffId":"s-old-rep"}', true);
SELECT pg_catalog.setval('public.audit_seq_seq', 1, true);
ALTER TABLE ONLY public.alias_proposal
    ADD CONSTRAINT alias_proposal_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.audit
    ADD CONSTRAINT audit_pkey PRIMARY KEY (seq);
ALTER TABLE ONLY public.company
    ADD CONSTRAINT company_pkey PRIMARY KEY (only_one);
ALTER TABLE ONLY public.customer
    ADD CONSTRAINT customer_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.customer_proposal
    ADD CONSTRAINT customer_proposal_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.decision
    ADD CONSTRAINT decision_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.kysely_migration_lock
    ADD CONSTRAINT kysely_migration_lock_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.kysely_migration
    ADD CONSTRAINT kysely_migration_pkey PRIMARY KEY (name);
ALTER TABLE ONLY public.loaded_customer
    ADD CONSTRAINT loaded_customer_pkey PRIMARY KEY (customer_id);
ALTER TABLE ONLY public.playbook
    ADD CONSTRAINT playbook_pkey PRIMARY KEY (version);
ALTER TABLE ONLY public.shard_bucket
    ADD CONSTRAINT shard_bucket_pkey PRIMARY KEY (team_id, bucket);
ALTER TABLE ONLY public.shard
    ADD CONSTRAINT shard_pkey PRIMARY KEY (hash);
ALTER TABLE ONLY public.staff
    ADD CONSTRAINT staff_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.staff_token
    ADD CONSTRAINT staff_token_pkey PRIMARY KEY (hash);
ALTER TABLE ONLY public.team_member
    ADD CONSTRAINT team_member_pkey PRIMARY KEY (team_id, staff_id);
ALTER TABLE ONLY public.team
    ADD CONSTRAINT team_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.team_shards
    ADD CONSTRAINT team_shards_pkey PRIMARY KEY (team_id);
ALTER TABLE ONLY public.tier_list_change
    ADD CONSTRAINT tier_list_change_pkey PRIMARY KEY (list_version, customer_id);
ALTER TABLE ONLY public.tier_list
    ADD CONSTRAINT tier_list_pkey PRIMARY KEY (version);
ALTER TABLE ONLY public.tombstone
    ADD CONSTRAINT tombstone_pkey PRIMARY KEY (team_id, customer_id);
ALTER TABLE ONLY public.touchpoint
    ADD CONSTRAINT touchpoint_pkey PRIMARY KEY (id);
CREATE INDEX alias_proposal_by_surface ON public.alias_proposal USING btree (customer_id, kind, surface_key);
CREATE INDEX alias_proposal_open ON public.alias_proposal USING btree (team_id, customer_id) WHERE (state = 'open'::text);
CREATE INDEX customer_by_slot ON public.customer USING btree (team_id, slot);
CREATE INDEX customer_by_version ON public.customer USING btree (team_id, version);
CREATE INDEX customer_proposal_open ON public.customer_proposal USING btree (team_id) WHERE (state = 'open'::text);
CREATE INDEX decision_by_time ON public.decision USING btree (team_id, decided_at_ms);
CREATE INDEX decision_newest ON public.decision USING btree (customer_id, decided_at_ms DESC, id DESC) WHERE (kind <> 'shown'::text);
CREATE INDEX shard_by_bucket ON public.shard USING btree (team_id, bucket) WHERE (replaced_at IS NULL);
CREATE INDEX tier_list_change_by_customer ON public.tier_list_change USING btree (customer_id, list_version);
CREATE INDEX tombstone_by_version ON public.tombstone USING btree (team_id, version);
CREATE UNIQUE INDEX touchpoint_message ON public.touchpoint USING btree (customer_id, fingerprint) WHERE (fingerprint IS NOT NULL);
CREATE INDEX touchpoint_newest ON public.touchpoint USING btree (customer_id, happened_at_ms DESC, id DESC);
CREATE TRIGGER audit_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.audit FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_audit_change();
ALTER TABLE ONLY public.alias_proposal
    ADD CONSTRAINT alias_proposal_team_id_fkey FOREIGN KEY (team_id) REFERENCES public.team(id);
ALTER TABLE ONLY public.customer_proposal
    ADD CONSTRAINT customer_proposal_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES public.staff(id);
ALTER TABLE ONLY public.customer_proposal
    ADD CONSTRAINT customer_proposal_team_id_fkey FOREIGN KEY (team_id) REFERENCES public.team(id);
ALTER TABLE ONLY public.customer
    ADD CONSTRAINT customer_team_id_fkey FOREIGN KEY (team_id) REFERENCES public.team(id);
ALTER TABLE ONLY public.decision
    ADD CONSTRAINT decision_team_id_fkey FOREIGN KEY (team_id) REFERENCES public.team(id);
ALTER TABLE ONLY public.shard_bucket
    ADD CONSTRAINT shard_bucket_team_id_fkey FOREIGN KEY (team_id) REFERENCES public.team(id);
ALTER TABLE ONLY public.shard
    ADD CONSTRAINT shard_team_id_fkey FOREIGN KEY (team_id) REFERENCES public.team(id);
ALTER TABLE ONLY public.staff_token
    ADD CONSTRAINT staff_token_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES public.staff(id);
ALTER TABLE ONLY public.team_member
    ADD CONSTRAINT team_member_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES public.staff(id);
ALTER TABLE ONLY public.team_member
    ADD CONSTRAINT team_member_team_id_fkey FOREIGN KEY (team_id) REFERENCES public.team(id);
ALTER TABLE ONLY public.team_shards
    ADD CONSTRAINT team_shards_team_id_fkey FOREIGN KEY (team_id) REFERENCES public.team(id);
ALTER TABLE ONLY public.tier_list_change
    ADD CONSTRAINT tier_list_change_list_version_fkey FOREIGN KEY (list_version) REFERENCES public.tier_list(version);
ALTER TABLE ONLY public.tier_list_change
    ADD CONSTRAINT tier_list_change_team_id_fkey FOREIGN KEY (team_id) REFERENCES public.team(id);
ALTER TABLE ONLY public.tombstone
    ADD CONSTRAINT tombstone_team_id_fkey FOREIGN KEY (team_id) REFERENCES public.team(id);
ALTER TABLE ONLY public.touchpoint
    ADD CONSTRAINT touchpoint_team_id_fkey FOREIGN KEY (team_id) REFERENCES public.team(id);
ALTER TABLE public.alias_proposal ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.customer ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.customer_proposal ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.decision ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_teams ON public.alias_proposal TO shuke_member USING ((team_id = ANY (( SELECT string_to_array(current_setting('shuke.teams'::text, true), ' '::text) AS string_to_array)::text[]))) WITH CHECK ((team_id = ANY (( SELECT string_to_array(current_setting('shuke.teams'::text, true), ' '::text) AS string_to_array)::text[])));
CREATE POLICY own_teams ON public.customer TO shuke_member USING ((team_id = ANY (( SELECT string_to_array(current_setting('shuke.teams'::text, true), ' '::text) AS string_to_array)::text[]))) WITH CHECK ((team_id = ANY (( SELECT string_to_array(current_setting('shuke.teams'::text, true), ' '::text) AS string_to_array)::text[])));
CREATE POLICY own_teams ON public.customer_proposal TO shuke_member USING ((team_id = ANY (( SELECT string_to_array(current_setting('shuke.teams'::text, true), ' '::text) AS string_to_array)::text[]))) WITH CHECK ((team_id = ANY (( SELECT string_to_array(current_setting('shuke.teams'::text, true), ' '::text) AS string_to_array)::text[])));
CREATE POLICY own_teams ON public.decision TO shuke_member USING ((team_id = ANY (( SELECT string_to_array(current_setting('shuke.teams'::text, true), ' '::text) AS string_to_array)::text[]))) WITH CHECK ((team_id = ANY (( SELECT string_to_array(current_setting('shuke.teams'::text, true), ' '::text) AS string_to_array)::text[])));
CREATE POLICY own_teams ON public.shard TO shuke_member USING ((team_id = ANY (( SELECT string_to_array(current_setting('shuke.teams'::text, true), ' '::text) AS string_to_array)::text[]))) WITH CHECK ((team_id = ANY (( SELECT string_to_array(current_setting('shuke.teams'::text, true), ' '::text) AS string_to_array)::text[])));
CREATE POLICY own_teams ON public.team TO shuke_member USING ((id = ANY (( SELECT string_to_array(current_setting('shuke.teams'::text, true), ' '::text) AS string_to_array)::text[])));
CREATE POLICY own_teams ON public.tier_list_change TO shuke_member USING ((team_id = ANY (( SELECT string_to_array(current_setting('shuke.teams'::text, true), ' '::text) AS string_to_array)::text[]))) WITH CHECK ((team_id = ANY (( SELECT string_to_array(current_setting('shuke.teams'::text, true), ' '::text) AS string_to_array)::text[])));
CREATE POLICY own_teams ON public.tombstone TO shuke_member USING ((team_id = ANY (( SELECT string_to_array(current_setting('shuke.teams'::text, true), ' '::text) AS string_to_array)::text[]))) WITH CHECK ((team_id = ANY (( SELECT string_to_array(current_setting('shuke.teams'::text, true), ' '::text) AS string_to_array)::text[])));
CREATE POLICY own_teams ON public.touchpoint TO shuke_member USING ((team_id = ANY (( SELECT string_to_array(current_setting('shuke.teams'::text, true), ' '::text) AS string_to_array)::text[]))) WITH CHECK ((team_id = ANY (( SELECT string_to_array(current_setting('shuke.teams'::text, true), ' '::text) AS string_to_array)::text[])));
ALTER TABLE public.shard ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.team ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.tier_list_change ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.tombstone ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.touchpoint ENABLE ROW LEVEL SECURITY;
GRANT SELECT,INSERT,UPDATE ON TABLE public.alias_proposal TO shuke_member;
GRANT INSERT ON TABLE public.audit TO shuke_member;
GRANT SELECT ON TABLE public.company TO shuke_member;
GRANT UPDATE(version) ON TABLE public.company TO shuke_member;
GRANT UPDATE(settings_version) ON TABLE public.company TO shuke_member;
GRANT UPDATE(tier_list_version) ON TABLE public.company TO shuke_member;
GRANT UPDATE(playbook_version) ON TABLE public.company TO shuke_member;
GRANT SELECT,UPDATE ON TABLE public.customer TO shuke_member;
GRANT SELECT,INSERT,UPDATE ON TABLE public.customer_proposal TO shuke_member;
GRANT SELECT,INSERT ON TABLE public.decision TO shuke_member;
GRANT SELECT,INSERT ON TABLE public.playbook TO shuke_member;
GRANT SELECT ON TABLE public.shard TO shuke_member;
GRANT SELECT ON TABLE public.staff TO shuke_member;
GRANT SELECT ON TABLE public.team TO shuke_member;
GRANT UPDATE(version) ON TABLE public.team TO shuke_member;
GRANT UPDATE(row_count) ON TABLE public.team TO shuke_member;
GRANT UPDATE(hash_high) ON TABLE public.team TO shuke_member;
GRANT UPDATE(hash_low) ON TABLE public.team TO shuke_member;
GRANT SELECT,INSERT ON TABLE public.tier_list TO shuke_member;
GRANT SELECT,INSERT ON TABLE public.tier_list_change TO shuke_member;
GRANT SELECT ON TABLE public.tombstone TO shuke_member;
GRANT SELECT,INSERT,UPDATE ON TABLE public.touchpoint TO shuke_member;
