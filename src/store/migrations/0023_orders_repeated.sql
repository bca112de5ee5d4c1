-- 0023 orders repeated: the latest orders of a buyer are looked up, to find one that was sent again under another number.
-- Safe to run while the previous release is still up: an index changes nothing that is read or written.
create index orders_of_buyer on orders (buyer_key, received_at);
