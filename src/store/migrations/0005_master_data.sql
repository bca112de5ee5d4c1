-- 0005 master data: the items that partners order, what partners call them, and how a partner is told on paper.
-- Safe to run while the previous release is still up: that release neither reads nor writes what is new, and the new
-- columns of partners have defaults.

create table products (
  -- Our number.
  sku          text primary key,
  gtin         text not null default '',
  description  text not null default '',
  -- UN/ECE Recommendation 20 code; empty when nobody said.
  unit         text not null default '',
  -- False: no longer sold. Its number is still known, so that an order for it is read rightly.
  active       boolean not null default true,
  -- Grows with every change, so that a reader sees at a glance whether what it holds is still the newest.
  change       bigint not null generated always as identity
);

create table cross_references (
  partner_id   text not null references partners (id),
  -- The partner's own number of the item, and ours. Ours need not be on file yet: lists come in any order.
  partner_sku  text not null,
  sku          text not null,
  change       bigint not null generated always as identity,
  primary key (partner_id, partner_sku)
);

alter table partners
  add column address text not null default '',
  -- VAT number, GLN, DUNS.
  add column identifiers text[] not null default '{}';
