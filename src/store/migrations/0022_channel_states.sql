-- 0022 channel states: when each channel that fetches by itself last worked, and what was wrong last. One that never worked has a row as well.
-- Safe to run while the previous release is still up: the table is new, and that release neither reads nor writes it.
create table channel_states (
  -- As log and metrics name it: mail:orders@mail.example/INBOX
  channel          text not null,
  place            text not null,
  last_success_at  timestamptz,
  last_error_at    timestamptz,
  last_error_code  text,
  last_error       text,
  primary key (channel, place)
);
