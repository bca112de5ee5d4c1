-- 0004 lessons: what people's decisions on papers teach about their senders.
-- Safe to run while the previous release is still up: the tables are new, and that release neither reads nor writes them.

-- One row for each decision that may teach something. It is written with the decision and completed once, and what was
-- learned can be taken back once; nothing else of it changes.
create table lessons (
  id              text primary key,
  seq             bigint generated always as identity unique,
  -- Null: brought from another gateway.
  order_id        text references orders (id),
  revision        integer,
  -- False while something still stopped the order: what was corrected counts, that the rest is right does not.
  final           boolean not null,
  state           text not null default 'waiting' check (state in ('waiting', 'learned', 'nothing', 'failed')),
  actor           text not null,
  reason          text,
  created_at      timestamptz not null default now(),
  -- When it was learned, or was found to teach nothing.
  completed_at    timestamptz,
  failure         text,
  sender_key      text,
  -- Counts what was learned of one sender, undone lessons included.
  version         integer,
  -- What this lesson alone teaches.
  memory          jsonb,
  undone_at       timestamptz,
  undone_by       text,
  undone_reason   text,
  unique (order_id, revision, final),
  unique (sender_key, version),
  check ((state = 'learned') = (memory is not null)),
  check ((undone_at is null) = (undone_by is null))
);
create index lessons_waiting on lessons (seq) where state = 'waiting';

create function complete_or_undo() returns trigger language plpgsql as $$
begin
  if old.undone_at is not null
     or (old.state <> 'waiting' and (to_jsonb(new) - '{undone_at,undone_by,undone_reason}'::text[])
                              is distinct from (to_jsonb(old) - '{undone_at,undone_by,undone_reason}'::text[]))
     or (new.id, new.order_id, new.revision, new.final, new.actor, new.reason, new.created_at)
        is distinct from (old.id, old.order_id, old.revision, old.final, old.actor, old.reason, old.created_at) then
    raise exception 'a lesson is completed once and undone once' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger complete_or_undo before update on lessons for each row execute function complete_or_undo();
create trigger no_delete before delete on lessons for each row execute function refuse_change();
create trigger no_truncate before truncate on lessons for each statement execute function refuse_change();

-- What papers of each sender are read with now: made from its lessons that are not undone, and made again when one is.
create table sender_memories (
  sender_key  text primary key,
  version     integer not null,
  memory      jsonb not null,
  -- Grows with every change, so that a reader sees at a glance whether what it holds is still the newest.
  change      bigint not null generated always as identity
);
