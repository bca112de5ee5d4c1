-- 0011 account mails: mails with a one-time link that are to go out to owners of accounts. The link itself stands nowhere: it is
-- made at the moment of sending, anew at every attempt.
-- Safe to run while the previous release is still up: adds a table that it neither reads nor writes.
create table account_mails (
  id          text primary key,
  account_id  text not null references accounts (id),
  kind        text not null check (kind in ('invitation', 'reset')),
  language    text not null,
  -- Who asked for it: a key, the command line, or whoever typed the address.
  actor       text not null,
  -- pending: it will be tried, or tried again · failed: refused, or not taken by any server within a day
  state       text not null default 'pending' check (state in ('pending', 'sent', 'failed')),
  reason      text,
  attempts    integer not null default 0,
  next_at     timestamptz not null default now(),
  created_at  timestamptz not null default now(),
  sent_at     timestamptz
);
create index account_mails_due on account_mails (next_at) where state = 'pending';
create index account_mails_account on account_mails (account_id, created_at);
