-- 0017 messages waiting: a message that does not say what it is waits until a person has seen to it.
-- Safe to run while the previous release is still up: the columns may be null.
alter table messages
  add column seen_at timestamptz,
  add column seen_by text,
  add column seen_reason text;
-- What came before nobody was asked about.
update messages set seen_at = coalesce(decoded_at, received_at), seen_by = 'ordergate', seen_reason = 'Received before messages waited for a person.'
where state = 'decoded' and documents @? '$[*] ? (@.result == "unclear")';
-- The condition stands word for word in store/messages.ts (WAITING), else the index is not used.
create index messages_waiting on messages (seq) where (state = 'decoded' and seen_at is null
  and documents @? '$[*] ? (@.result == "unclear")' and not findings @? '$[*] ? (@.code == "mail-answer-taken")');
