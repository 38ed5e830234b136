-- When payments was last asked for the outcome that an order awaits. Null where the version before wrote it.
alter table orders add column asked_at timestamptz;

create index awaited_payments on orders (asked_at) where status = 'AWAITING_PAYMENT';
