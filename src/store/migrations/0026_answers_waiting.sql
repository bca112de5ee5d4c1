-- 0026 answers waiting: an answer to an order (855, 865, ORDRSP) that came in waits until a person has seen to it.
-- Safe to run while the previous release is still up: its query finds the same rows without the index.
drop index messages_waiting;
-- The condition stands word for word in store/messages.ts (WAITING), else the index is not used.
create index messages_waiting on messages (seq) where (state = 'decoded' and seen_at is null
  and documents @? '$[*] ? (@.result == "unclear" || @.result == "orderResponse")' and not findings @? '$[*] ? (@.code == "mail-answer-taken")');
