-- 0024 interchanges refused: the bytes of an interchange that was refused are known again when they come once more.
-- Safe to run while the previous release is still up: adds an index, which the older release does not need.
create index interchanges_content on interchanges (sha256);
