-- 0008 portal: accounts of customers, their sessions, drafts of the order form, and what customers say of their orders.
-- Safe to run while the previous release is still up: the tables are new, and the new column of messages may be null.

create table accounts (
  id              text primary key,
  email           text not null,
  name            text not null,
  -- scrypt with its parameters; null until the person has chosen a password.
  password        text,
  -- Base32; counts only once a code proved that the person has it.
  totp_secret     text,
  totp_confirmed  boolean not null default false,
  -- The time step of the last code that was taken: no code works twice.
  totp_step       bigint not null default 0,
  -- Wrong attempts since the last right one.
  failures        integer not null default 0,
  locked_until    timestamptz,
  created_at      timestamptz not null default now(),
  closed_at       timestamptz
);
create unique index accounts_email on accounts (lower(email));

-- Whose orders an account may see and place.
create table account_customers (
  account_id  text not null references accounts (id),
  partner_id  text not null references partners (id),
  primary key (account_id, partner_id)
);

-- One-time links to choose a password. SHA-256 of 256 random bits.
create table account_links (
  hash        text primary key,
  account_id  text not null references accounts (id),
  expires_at  timestamptz not null,
  used_at     timestamptz
);

create table account_sessions (
  id            text primary key,
  hash          text not null unique,
  account_id    text not null references accounts (id),
  -- The browser's own word for itself, so that a person knows which session is which.
  user_agent    text not null,
  created_at    timestamptz not null default now(),
  last_used_at  timestamptz not null default now(),
  ended_at      timestamptz
);
create index account_sessions_account on account_sessions (account_id) where ended_at is null;

-- Append-only: who signed in, who failed, what was changed.
create table account_events (
  id          bigint generated always as identity primary key,
  account_id  text not null references accounts (id),
  type        text not null,
  actor       text not null,
  at          timestamptz not null default now()
);
create index account_events_account on account_events (account_id, id);
create trigger append_only before update or delete on account_events for each row execute function refuse_change();

-- The name is given by the browser, so that a draft made without a connection keeps it.
create table form_drafts (
  id          text not null,
  -- An account, or the API key of a clerk.
  owner       text not null,
  partner_id  text not null references partners (id),
  content     jsonb not null,
  version     integer not null default 1,
  created_at  timestamptz not null default now(),
  updated_at  timestamptz not null default now(),
  -- Set once it was sent.
  message_id  text references messages (id),
  primary key (owner, id)
);
create index form_drafts_open on form_drafts (owner, updated_at) where message_id is null;

-- Where a customer takes deliveries.
create table ship_tos (
  partner_id  text not null references partners (id),
  code        text not null,
  party       jsonb not null,
  primary key (partner_id, code)
);

-- What a customer says of an order as we have it. The last word on a revision counts.
create table customer_answers (
  id          bigint generated always as identity primary key,
  order_id    text not null references orders (id),
  revision    integer not null,
  account_id  text not null references accounts (id),
  verdict     text not null check (verdict in ('confirmed', 'disputed')),
  reason      text,
  at          timestamptz not null default now()
);
create index customer_answers_order on customer_answers (order_id, id);

-- Whose it is, because they signed in to send it; null when only the document says so.
alter table messages add column partner_id text references partners (id);
create index messages_partner on messages (partner_id, seq desc) where partner_id is not null;

-- A number is typed as people type it.
create index products_sku_lower on products (lower(sku));
create index products_gtin on products (gtin) where gtin <> '';
create index cross_references_lower on cross_references (partner_id, lower(partner_sku));
create index cross_references_sku on cross_references (partner_id, sku);
