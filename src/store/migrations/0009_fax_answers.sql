-- 0009 fax answers: receipts and confirmations that go out by fax, and what became of each call.
-- Safe to run while the previous release is still up: adds a table that it neither reads nor writes.
-- Apart from mail_answers, because a fax has no thread, and its result comes minutes later, from another program.

create table fax_answers (
  -- Also the name of its job at the fax server: what became of it is told under this name.
  id          text primary key,
  seq         bigint generated always as identity unique,
  -- A message, or a revision of an order (ord_…:1), and what is told of it: one fax each.
  subject     text not null,
  event       text not null check (event in ('received', 'accepted', 'rejected')),
  message_id  text not null references messages (id),
  order_id    text references orders (id),
  partner_id  text not null references partners (id),
  -- sending: being handed over · queued: the fax server has it · sent: all pages came through · uncertain: it may have been
  -- handed over, and is not handed over again · failed: it did not come through
  state       text not null default 'pending' check (state in ('pending', 'sending', 'queued', 'sent', 'failed', 'uncertain')),
  reason      text,
  -- As it is dialled.
  recipient   text not null,
  language    text not null,
  body        text not null,
  attempts    integer not null default 0,
  next_at     timestamptz not null default now(),
  created_at  timestamptz not null default now(),
  job_id      text,
  pages       integer,
  done_at     timestamptz,
  unique (subject, event)
);
create index fax_answers_due on fax_answers (next_at) where state in ('pending', 'sending');
