-- 0020 mails under numbers: how large each mail of a mailbox was and when it came, which tells when a server gives its number to another one.
-- Safe to run while the previous release is still up: the columns may be null, as for all that was met before.
alter table mailbox_mails add column size bigint, add column came_at timestamptz;
