-- 0006 mail: what was met in mailboxes, and the mails that answer it.
-- Safe to run while the previous release is still up: the tables are new, and that release neither reads nor writes them.

create table mailboxes (
  -- Without the password: imaps://orders@mail.example:993/INBOX
  place         text primary key,
  uid_validity  bigint not null,
  -- Every mail below is settled.
  next_uid      bigint not null default 1,
  -- Mails that were there before, and read, are left alone.
  since         timestamptz not null default now()
);

-- Every mail that was met and is safe. Flags in the mailbox only show it: another program may set or lose them.
create table mailbox_mails (
  place         text not null references mailboxes (place),
  uid_validity  bigint not null,
  uid           bigint not null,
  -- Null: it could not be taken for good, for its size.
  message_id    text references messages (id),
  -- Message-ID of its head, and a hash of what follows it: they tell it when UIDVALIDITY has changed.
  mail_id       text not null,
  content_hash  text not null,
  -- Whether the mailbox shows that it was taken.
  marked        boolean not null default false,
  settled_at    timestamptz not null default now(),
  primary key (place, uid_validity, uid)
);
create index mailbox_mails_content on mailbox_mails (place, mail_id, content_hash);
create index mailbox_mails_unmarked on mailbox_mails (place, uid_validity) where not marked;
create index mailbox_mails_message on mailbox_mails (message_id) where message_id is not null;

-- What the head of a received mail says of it.
create table mails (
  message_id      text primary key references messages (id),
  sender          text not null,
  mail_id         text not null,
  -- person, or which kind of machine wrote it
  kind            text not null,
  -- What SPF, DKIM and DMARC say; null while nobody looked.
  authentication  jsonb,
  recorded_at     timestamptz not null default now()
);
create index mails_sender on mails (sender);

-- The mails that answer mails: written in the transaction that makes them true, sent by a loop of its own.
create table mail_answers (
  id           text primary key,
  seq          bigint generated always as identity unique,
  message_id   text not null references messages (id),
  -- What is told: received.
  event        text not null,
  -- sending: handed to the mail server, and nothing heard yet. uncertain: nothing was heard, so it may have gone out.
  state        text not null check (state in ('pending', 'sending', 'sent', 'failed', 'uncertain', 'bounced', 'withheld')),
  -- Why it was withheld, refused or returned.
  reason       text,
  recipient    text not null,
  subject      text not null,
  language     text not null,
  body         text not null,
  in_reply_to  text not null,
  thread       text[] not null,
  -- Message-ID of the answer: the same at every attempt, and what a bounce names.
  mail_id      text not null unique,
  attempts     integer not null default 0,
  next_at      timestamptz not null default now(),
  created_at   timestamptz not null default now(),
  sent_at      timestamptz,
  -- What the mail server said when it took it.
  response     text,
  -- The mail that says that it could not be delivered.
  bounced_by   text references messages (id),
  unique (message_id, event)
);
create index mail_answers_due on mail_answers (next_at) where state in ('pending', 'sending');
create index mail_answers_recipient on mail_answers (recipient, created_at);
