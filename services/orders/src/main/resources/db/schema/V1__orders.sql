-- The authority on stock. Every change of a ticket's orders first locks the ticket's row here.
create table stock (
    ticket_id      uuid primary key,
    version        bigint       not null,
    ticket_version bigint       not null,
    title          text         not null,
    price          bigint       not null check (price >= 0),
    currency       char(3),
    -- What the seller offers now. It may fall below what is already promised to buyers.
    listed         integer      not null check (listed >= 0),
    -- What is accounted for: held + sold + free.
    quantity       integer      not null,
    held           integer      not null check (held >= 0),
    sold           integer      not null check (sold >= 0),
    withdrawn      boolean      not null,
    -- I1. Holding tickets never changes the quantity, so an oversell breaks this even if the domain's own check failed.
    constraint never_oversold check (quantity = greatest(listed, held + sold)),
    constraint withdrawn_offers_none check (not withdrawn or listed = 0),
    -- Unknown only of a ticket that was withdrawn before its listing was seen.
    constraint priced_in_a_currency check (currency is not null or withdrawn)
);

create table orders (
    id             uuid primary key,
    version        bigint       not null,
    status         varchar(20)  not null check (status in
        ('CREATED', 'AWAITING_PAYMENT', 'COMPLETE', 'REFUNDED', 'CANCELLED')),
    cancel_reason  varchar(20)  check (cancel_reason in ('BUYER', 'EXPIRED', 'WITHDRAWN', 'PAYMENT_FAILED')),
    payment_id     uuid,
    -- The payment that found the order expired, whether it has revived the order or not.
    late_payment_id uuid,
    buyer_id       uuid         not null,
    ticket_id      uuid         not null references stock,
    ticket_version bigint       not null,
    ticket_title   text         not null,
    quantity       integer      not null check (quantity > 0),
    unit_price     bigint       not null check (unit_price >= 0),
    currency       char(3)      not null,
    created_at     timestamptz  not null,
    expires_at     timestamptz  not null,
    -- When payments was last asked for the outcome that an order awaits.
    asked_at       timestamptz,
    -- How many of its tickets were returned after it was paid, and how many of those were put back on sale.
    returned       integer      not null default 0 check (returned between 0 and quantity),
    restocked      integer      not null default 0 check (restocked between 0 and returned),
    constraint cancelled_for_a_reason check ((status = 'CANCELLED') = (cancel_reason is not null)),
    constraint paid_by_one_payment check
        ((status in ('AWAITING_PAYMENT', 'COMPLETE', 'REFUNDED')) = (payment_id is not null)),
    constraint returned_after_payment check (returned = 0 or status in ('COMPLETE', 'REFUNDED'))
);

-- A buyer's own orders, newest first: ids are UUIDv7.
create index orders_of_buyer on orders (buyer_id, id desc);

-- The reservations of a ticket by deadline: what is overdue when somebody else wants it, and what a withdrawal ends.
create index reservations_of_ticket on orders (ticket_id, expires_at) where status = 'CREATED';

create index awaited_payments on orders (asked_at) where status = 'AWAITING_PAYMENT';

-- What was answered to a request with an Idempotency-Key, in the transaction of its effect.
create table idempotency_keys (
    user_id      uuid         not null,
    key          varchar(255) not null,
    request_hash char(64)     not null,
    -- Null only while the transaction that answers is under way.
    outcome      varchar(20)  check (outcome in ('PLACED', 'SOLD_OUT', 'PRICE_CHANGED', 'WITHDRAWN')),
    order_id     uuid         references orders,
    price        bigint,
    currency     char(3),
    created_at   timestamptz  not null,
    primary key (user_id, key)
);

create index idempotency_keys_by_age on idempotency_keys (created_at);
