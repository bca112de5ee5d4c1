-- 0027 early stops: what a mail cancels that has not come yet is looked for when an order comes.
-- Safe to run while the previous release is still up: it leaves the column empty.
alter table mails add column stops text;
create index mails_stopping on mails (recorded_at) where stops is not null;
