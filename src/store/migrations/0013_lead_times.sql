-- 0013 lead times: how many working days an item takes, and on which days nobody works, so that an order can be told which day
-- is the earliest plausible one.
-- Safe to run while the previous release is still up: adds a table, and a column that may be null.
alter table products add column lead_time_days integer check (lead_time_days between 0 and 3650);
-- Most lines of most orders are asked about; where no item has a lead time the question costs nothing.
create index products_lead_time on products (sku) where lead_time_days is not null;

-- Days on which nobody works, beside Saturdays and Sundays.
create table closed_days (
  day   date primary key,
  note  text not null default ''
);
