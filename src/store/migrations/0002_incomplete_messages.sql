-- 0002 incomplete messages: finds the few files that did not, or not entirely, become orders among millions that did.
-- Safe to run while the previous release is still up: adds an index, changes no table.
-- The condition stands word for word in store/messages.ts (INCOMPLETE), else the index is not used.
create index messages_incomplete on messages (seq) where (state in ('unreadable', 'duplicate')
  or (state = 'decoded' and (documents_done = 0 or documents @? '$[*] ? (@.result != "notAnOrder")')));
