-- 0012 form attachments: drawings, pictures and other papers that go with a form. The bytes are blobs, as those of messages are;
-- once the form is sent its document lists them, and these rows only say what a draft has.
-- Safe to run while the previous release is still up: adds a table, and a column with a default.
create table form_attachments (
  id          text primary key,
  seq         bigint generated always as identity,
  owner       text not null,
  draft_id    text not null,
  name        text not null,
  media_type  text not null,
  bytes       integer not null,
  sha256      text not null,
  created_at  timestamptz not null default now(),
  foreign key (owner, draft_id) references form_drafts (owner, id) on delete cascade
);
create index form_attachments_draft on form_attachments (owner, draft_id, seq);

-- Set while the form is being sent: what is attached after its document was composed would be lost.
alter table form_drafts add column sealed boolean not null default false;
