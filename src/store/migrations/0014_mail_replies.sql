-- 0014 mail replies: what a customer writes in answer to our mails is kept at the order, beside what is said in the portal or by a link.
-- Safe to run while the previous release is still up: it adds a column that may be null, and rows of it are written by the new one only.
alter table customer_answers
  add column message_id text references messages (id),
  drop constraint customer_answers_by,
  add constraint customer_answers_by check (num_nonnulls(account_id, mail_answer_id, message_id) = 1);
create index customer_answers_message on customer_answers (message_id) where message_id is not null;

-- A reply names the mail that it follows.
create index mails_mail_id on mails (mail_id);
