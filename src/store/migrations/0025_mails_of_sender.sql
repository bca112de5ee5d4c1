-- 0025 mails of a sender: those of the last hours are looked up for each of his orders, however many he has sent in years.
-- Safe to run while the previous release is still up: an index changes nothing that is read or written.
create index mails_of_sender on mails (sender, recorded_at);
