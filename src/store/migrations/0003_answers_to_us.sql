-- 0003 answers to us: what partners say of the acknowledgments and order responses that we sent them.
-- Safe to run while the previous release is still up: new columns are nullable and the table is new.

alter table acknowledgments
  -- GS06 of an answer that has a group; a 997 names it in AK102.
  add column group_control   text,
  -- What the partner said of it; null while it said nothing.
  add column answer          text check (answer in ('received', 'accepted', 'acceptedWithErrors', 'rejected')),
  add column answered_at     timestamptz,
  add column answered_by     text references messages (id),
  add column answer_errors   jsonb,
  -- Until when an answer was agreed; set when it is sent.
  add column answer_due      timestamptz,
  add column overdue_at      timestamptz;
create index acknowledgments_due on acknowledgments (answer_due) where answer_due is not null and answer is null and overdue_at is null;
create index acknowledgments_number on acknowledgments (partner_id, control_number);
create index acknowledgments_group on acknowledgments (partner_id, group_control) where group_control is not null;

-- Every acknowledgment that came in, matched with what we sent or not.
create table received_acknowledgments (
  id                   bigint generated always as identity primary key,
  message_id           text not null references messages (id),
  partner_id           text not null references partners (id),
  type                 text not null,
  verdict              text not null,
  code                 text not null,
  interchange_control  text,
  group_control        text,
  set_control          text,
  reference            text,
  errors               jsonb not null default '[]',
  -- Null: we sent nothing under that number.
  acknowledgment_id    text references acknowledgments (id),
  received_at          timestamptz not null default now()
);
create index received_acknowledgments_message on received_acknowledgments (message_id);

-- How long a control number counts as seen; agreed with the partner, and kept with the number.
alter table interchange_keys add column window_days integer not null default 365;

-- Every version of what was agreed with a partner, with who changed it and why: a profile decides what is an order.
alter table partners add column profile_version integer not null default 0;
create table partner_profiles (
  partner_id  text not null references partners (id),
  version     integer not null,
  profile     jsonb not null,
  actor       text not null,
  reason      text,
  created_at  timestamptz not null default now(),
  primary key (partner_id, version)
);
create trigger append_only before update or delete on partner_profiles for each row execute function refuse_change();
create trigger no_truncate before truncate on partner_profiles for each statement execute function refuse_change();

-- The version that the document named for itself: it is answered in the same.
alter table orders add column document_version text;
