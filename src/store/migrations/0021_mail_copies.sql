-- 0021 mail copies: a hash of what follows the head of a mail, by which a copy of it in another mailbox is known.
-- Safe to run while the previous release is still up: it is empty for what that release takes, and nothing empty is a copy.
alter table mails add column content_hash text not null default '';
