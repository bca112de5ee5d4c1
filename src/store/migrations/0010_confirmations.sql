-- 0010 confirmations: what became of an order is told by mail, with a link to answer it, and what mail servers say of the delivery.
-- The previous release can run beside it but for its role mail, which would send a confirmation without its order sheet.

alter table mail_answers
  -- What the mail tells of; null for a receipt, which speaks of the whole message.
  add column order_id     text references orders (id),
  add column revision     integer,
  -- What a delivery status notification said last, for as long as it is no failure: that is the state bounced.
  add column delivery     text check (delivery in ('delayed', 'relayed', 'delivered')),
  add column delivery_at  timestamptz,
  -- The mail that said so.
  add column delivery_by  text references messages (id);
alter table mail_answers drop constraint mail_answers_message_id_event_key;
create unique index mail_answers_message_event on mail_answers (message_id, event) where order_id is null;
create unique index mail_answers_order_event on mail_answers (order_id, revision, event) where order_id is not null;
create index mail_answers_message on mail_answers (message_id);

-- A link in a confirmation. SHA-256 of 256 random bits, made anew at each attempt to send. It shows one revision of one order.
create table order_links (
  mail_answer_id  text primary key references mail_answers (id),
  hash            text not null unique,
  expires_at      timestamptz not null,
  revoked_at      timestamptz
);

-- Who answers by a link has no account, and may answer what was left open.
alter table customer_answers
  alter column account_id drop not null,
  add column mail_answer_id text references mail_answers (id),
  add constraint customer_answers_by check ((account_id is null) <> (mail_answer_id is null)),
  drop constraint customer_answers_verdict_check,
  add constraint customer_answers_verdict_check check (verdict in ('confirmed', 'disputed', 'answered'));
create index customer_answers_link on customer_answers (mail_answer_id) where mail_answer_id is not null;
