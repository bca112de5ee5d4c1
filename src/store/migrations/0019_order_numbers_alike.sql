-- 0019 order numbers alike: `PX-0400`, `px 400` and `PO PX400` are one PO number. The same rule as `orderNumberOf` in normalize.ts.
-- Safe to run while the previous release is still up: what it takes meanwhile under the old spelling is only not told as a duplicate.
-- The older order keeps the number where two spellings of it were taken.
create function pg_temp.as_key(number text) returns text language sql immutable as $$
  select coalesce(nullif(
    regexp_replace(regexp_replace(regexp_replace(regexp_replace(upper(trim(number)),
      '^P\.?O\.?([^[:alnum:]]+|(?=[0-9]))', ''),
      '(?<![0-9])0+(?=[0-9])', '', 'g'),
      '([0-9])[^[:alnum:]]+(?=[0-9])', '\1-', 'g'),
      '(?<![0-9])[^[:alnum:]]+|[^[:alnum:]]+(?![0-9])', '', 'g'), ''), trim(number))
$$;
create temporary table order_numbers_alike on commit drop as
select distinct on (spelled.buyer_key, spelled.number) spelled.buyer_key, spelled.po_number, spelled.number
from (
  select buyer_key, po_number, order_id,
    case when position(E'\n' in po_number) = 0 then pg_temp.as_key(po_number)
      else pg_temp.as_key(split_part(po_number, E'\n', 1)) || E'\n' || pg_temp.as_key(split_part(po_number, E'\n', 2)) end as number
  from order_keys
) as spelled
left join orders o on o.id = spelled.order_id
order by spelled.buyer_key, spelled.number, o.received_at nulls last, spelled.po_number;
-- A spelling that is the key of another one moves last, so that no two meet on the way.
delete from order_keys k using order_numbers_alike a
where a.buyer_key = k.buyer_key and a.number = k.po_number and a.po_number <> k.po_number;
update order_keys k set po_number = a.number
from order_numbers_alike a
where a.buyer_key = k.buyer_key and a.po_number = k.po_number and a.number <> k.po_number;
drop function pg_temp.as_key(text);
