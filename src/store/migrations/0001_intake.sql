-- 0001 intake: messages, orders with their revisions and history, deliveries, acknowledgments, keys.
-- First migration: nothing can run beside it. Tables whose rows change states keep a fifth of each page free, so that
-- a change stays on its page and no index is touched.

create table partners (
  id          text primary key,
  name        text not null,
  -- How an EDI partner names itself: ISA05:ISA06 or UNB S002.
  edi_id      text unique,
  profile     jsonb not null default '{}',
  created_at  timestamptz not null default now()
);

create table messages (
  id              text primary key,
  seq             bigint generated always as identity unique,
  sha256          text not null,
  bytes           bigint not null,
  channel         text not null,
  file_name       text,
  content_type    text,
  api_key_id      text,
  correlation_id  text not null,
  state           text not null default 'received'
                  check (state in ('received', 'decoding', 'decoded', 'unreadable', 'duplicate')),
  format          text,
  -- Documents of the message already stored as orders; a killed worker continues from here.
  documents_done  integer not null default 0,
  findings        jsonb not null default '[]',
  documents       jsonb not null default '[]',
  received_at     timestamptz not null default now(),
  decoded_at      timestamptz
) with (fillfactor = 80);
create index messages_open on messages (seq) where state in ('received', 'decoding');
create index messages_sha256 on messages (sha256);

-- One row per Idempotency-Key and API key: the promise that a repeated call gives the same answer.
create table idempotency_keys (
  api_key_id   text not null,
  key          text not null,
  fingerprint  text not null,
  status       integer not null,
  response     jsonb not null,
  created_at   timestamptz not null default now(),
  primary key (api_key_id, key)
);

create table interchanges (
  id              text primary key,
  message_id      text not null references messages (id),
  partner_id      text not null references partners (id),
  header          jsonb not null,
  groups          jsonb not null,
  sender          text not null,
  receiver        text not null,
  control_number  text not null,
  test            boolean not null,
  sha256          text not null,
  status          text not null check (status in ('A', 'E', 'R')),
  findings        jsonb not null default '[]',
  -- Set when this control number was seen before.
  duplicate_of    text references interchanges (id),
  same_content    boolean,
  created_at      timestamptz not null default now()
);
create index interchanges_message on interchanges (message_id);

-- The first holder of a control number; the primary key is what two racing workers meet at.
create table interchange_keys (
  sender          text not null,
  receiver        text not null,
  control_number  text not null,
  test            boolean not null,
  interchange_id  text not null,
  message_id      text not null,
  sha256          text not null,
  seen_at         timestamptz not null default now(),
  primary key (sender, receiver, control_number, test)
);

create table orders (
  id                    text primary key,
  seq                   bigint generated always as identity unique,
  message_id            text references messages (id),
  interchange_id        text,
  group_index           integer,
  document_index        integer not null default 0,
  document_type         text not null,
  document_control      text,
  source_offset         bigint,
  source_length         bigint,
  partner_id            text references partners (id),
  channel               text not null,
  correlation_id        text not null,
  test                  boolean not null,
  po_number             text,
  buyer_key             text not null,
  content_hash          text not null,
  line_count            integer not null,
  order_date            text,
  currency              text,
  total                 text,
  revision              integer not null default 1,
  -- Counts every change of the row; the ETag.
  version               integer not null default 1,
  state                 text not null check (state in ('received', 'checking', 'needsReview', 'awaitingConfirmation',
                          'released', 'queued', 'acceptedByErp', 'confirmed', 'inProgress', 'shipped', 'delivered',
                          'closed', 'rejected', 'canceled', 'duplicate', 'superseded')),
  -- The second leg: does the ERP have it?
  delivery_state        text not null default 'none'
                        check (delivery_state in ('none', 'queued', 'leased', 'retrying', 'accepted', 'dead')),
  -- The third leg: was the sender told?
  acknowledgment_state  text not null default 'none'
                        check (acknowledgment_state in ('none', 'pending', 'acknowledged', 'confirmed', 'failed')),
  duplicate_of          text,
  erp_order_number      text,
  open_issues           integer not null default 0,
  history_seq           integer not null default 0,
  history_hash          text not null default '',
  received_at           timestamptz not null default now(),
  updated_at            timestamptz not null default now()
) with (fillfactor = 80);
create index orders_state on orders (state, seq desc);
create index orders_message on orders (message_id, document_index);
create index orders_interchange on orders (interchange_id, group_index);
create index orders_po on orders (po_number);

-- The business key: one live order per buyer and PO number. Racing workers meet at the primary key.
create table order_keys (
  buyer_key     text not null,
  po_number     text not null,
  order_id      text not null,
  content_hash  text not null,
  primary key (buyer_key, po_number)
);

-- Append-only: what the order was at each revision, who made it, and why.
create table order_revisions (
  order_id    text not null references orders (id),
  revision    integer not null,
  -- json, not jsonb: a consumer gets the fields in the order of the schema, and nothing here searches inside.
  "order"     json not null,
  -- Compact JSON, deflated: it is the larger part, and only read when somebody points at a value.
  lineage     bytea not null,
  issues      jsonb not null,
  actor       text not null,
  reason      text,
  created_at  timestamptz not null default now(),
  primary key (order_id, revision)
);
-- An ordinary order stays whole in its row: cutting it into pieces beside the table cost more than all other inserts.
-- What is too long is cut, but not compressed by the server, which cost more than the bytes on disk are worth.
alter table order_revisions set (toast_tuple_target = 8160);
alter table order_revisions alter column "order" set storage external;
alter table order_revisions alter column lineage set storage external;

-- Append-only and hash-chained: each hash covers the one before it.
create table order_events (
  order_id    text not null references orders (id),
  seq         integer not null,
  id          bigint generated always as identity,
  type        text not null,
  from_state  text,
  to_state    text not null,
  actor       text not null,
  reason      text,
  data        jsonb,
  at          timestamptz not null,
  hash        text not null,
  -- Ids are given before the commit: a feed reads only below the oldest transaction still open, so that it skips none.
  xid         xid8 not null default pg_current_xact_id(),
  primary key (order_id, seq)
);
create unique index order_events_feed on order_events (id);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'append-only table %', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger append_only before update or delete on order_events for each row execute function refuse_change();
create trigger append_only before update or delete on order_revisions for each row execute function refuse_change();
create trigger no_truncate before truncate on order_events for each statement execute function refuse_change();
create trigger no_truncate before truncate on order_revisions for each statement execute function refuse_change();

-- What waits for a person.
create table exceptions (
  id           text primary key,
  seq          bigint generated always as identity unique,
  order_id     text not null references orders (id),
  revision     integer not null,
  codes        text[] not null,
  opened_at    timestamptz not null default now(),
  resolved_at  timestamptz,
  resolved_by  text,
  resolution   text,
  reason       text
);
create unique index exceptions_open on exceptions (order_id) where resolved_at is null;

-- One row per order revision that the ERP must have; its id stays the same over every retry.
create table deliveries (
  id                text primary key,
  seq               bigint generated always as identity unique,
  order_id          text not null references orders (id),
  revision          integer not null,
  state             text not null check (state in ('blocked', 'queued', 'leased', 'acked', 'dead')),
  attempt           integer not null default 0,
  consumer          text,
  lease_until       timestamptz,
  next_at           timestamptz not null default now(),
  job_added         boolean not null default false,
  erp_order_number  text,
  last_error        text,
  created_at        timestamptz not null default now(),
  finished_at       timestamptz,
  unique (order_id, revision)
) with (fillfactor = 80);
create index deliveries_ready on deliveries (seq) where state = 'queued';
create index deliveries_leased on deliveries (lease_until) where state = 'leased';

-- Next control number per partner, kind and world (test or production). Taken in the transaction that stores the
-- acknowledgment, so that a roll-back leaves no gap.
create table control_numbers (
  partner_id  text not null references partners (id),
  kind        text not null,
  test        boolean not null,
  next        bigint not null default 1,
  primary key (partner_id, kind, test)
);

create table acknowledgments (
  id              text primary key,
  seq             bigint generated always as identity unique,
  message_id      text not null references messages (id),
  partner_id      text not null references partners (id),
  -- What it answers: `interchange:group` for a 997, `order:revision` for an 855. One answer each.
  subject         text not null,
  type            text not null,
  order_id        text references orders (id),
  control_number  text not null,
  -- Test and production count for themselves, so a number alone does not name an answer.
  test            boolean not null,
  verdict         text not null,
  content         bytea not null,
  state           text not null default 'pending' check (state in ('pending', 'sent', 'failed')),
  attempts        integer not null default 0,
  location        text,
  last_error      text,
  created_at      timestamptz not null default now(),
  sent_at         timestamptz,
  unique (subject, type)
) with (fillfactor = 80);
create index acknowledgments_message on acknowledgments (message_id);
create index acknowledgments_interchange on acknowledgments (split_part(subject, ':', 1));
create index acknowledgments_order on acknowledgments (order_id) where order_id is not null;
create index acknowledgments_pending on acknowledgments (seq) where state = 'pending';

create table api_keys (
  id            text primary key,
  name          text not null unique,
  -- SHA-256 of a 256-bit random secret: long enough that a slow hash would only slow us down.
  hash          text not null,
  scopes        text[] not null,
  created_at    timestamptz not null default now(),
  last_used_at  timestamptz,
  revoked_at    timestamptz
);

-- Prices on file: what an order line without a price is bought at.
create table prices (
  sku         text not null,
  uom         text not null,
  currency    text not null,
  unit_price  text not null,
  -- Empty: for every buyer.
  partner_id  text not null default '',
  valid_from  date not null default '1900-01-01',
  valid_to    date not null default '9999-12-31',
  primary key (sku, uom, currency, partner_id, valid_from)
);
