-- 0007 fax: what is known of the call by which a message came.
-- Safe to run while the previous release is still up: adds a table that it neither reads nor writes.

create table faxes (
  message_id     text primary key references messages (id),
  -- hylafax, spool, telnyx, signalwire, phaxio, mail
  via            text not null,
  call_id        text,
  -- As it was told, and as digits with country code that can be compared.
  caller         text,
  caller_digits  text,
  -- What the sending machine calls itself: set by its owner, so a hint at best.
  station_id     text,
  called         text,
  pages          integer,
  -- Null: nobody said how the call ended.
  partial        boolean,
  error          text,
  received_at    timestamptz,
  -- Whose number it is, and whether the network said so (caller) or only the machine itself (station).
  partner_id     text references partners (id),
  partner_by     text check (partner_by in ('caller', 'station')),
  -- Name under which it was handed over: what is left in its place, or announced again, is known by it.
  source         text not null,
  recorded_at    timestamptz not null default now()
);
create index faxes_source on faxes (source);
