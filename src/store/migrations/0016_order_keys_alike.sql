-- 0016 order keys alike: a PO number is one number in capitals and small letters, and `Limited` is `Ltd`.
-- Safe to run while the previous release is still up: what it takes meanwhile under the old spelling is only not told as a duplicate.
-- The older order keeps the number where two spellings of it were taken.
create temporary table order_keys_alike on commit drop as
select distinct on (spelled.buyer, spelled.number) spelled.buyer_key, spelled.po_number, spelled.buyer, spelled.number
from (
  select buyer_key, po_number, order_id,
    case when buyer_key ~ '^(live|test):buyer:[^:]*$'
      then regexp_replace(regexp_replace(regexp_replace(regexp_replace(replace(replace(buyer_key, '.', ''), ',', ''),
        '\mlimited\M', 'ltd', 'g'), '\mincorporated\M', 'inc', 'g'), '\mcorporation\M', 'corp', 'g'), '\mcompany\M', 'co', 'g')
      else buyer_key end as buyer,
    regexp_replace(upper(po_number), '[ \t]*([-/._])[ \t]*', '\1', 'g') as number
  from order_keys
) as spelled
left join orders o on o.id = spelled.order_id
order by spelled.buyer, spelled.number, o.received_at nulls last, spelled.po_number;
update order_keys k set buyer_key = a.buyer, po_number = a.number
from order_keys_alike a
where a.buyer_key = k.buyer_key and a.po_number = k.po_number and (a.buyer <> k.buyer_key or a.number <> k.po_number)
  and not exists (select 1 from order_keys other where other.buyer_key = a.buyer and other.po_number = a.number);
