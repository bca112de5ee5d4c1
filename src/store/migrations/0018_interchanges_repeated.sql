-- 0018 interchanges repeated: the bytes of a held conflict are known again when they come once more.
-- Safe to run while the previous release is still up: adds an index, which the older release does not need.
create index interchanges_repeated on interchanges (sha256) where same_content is not null;
