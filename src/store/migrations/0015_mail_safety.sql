-- 0015 mail safety: where a mail asks to be answered to, and how often a message was begun and not ended.
-- Safe to run while the previous release is still up: both columns have a default.
alter table mails add column reply_to text not null default '';
-- Counted before the work begins, for what a start finds unread: what stops the process each time is set aside.
alter table messages add column attempts integer not null default 0;
