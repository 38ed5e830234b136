-- What orders has told about each order: a projection, newer versions only. Its row lock puts what orders says
-- and what the gateway says about one order in one line.
create table payable_orders (
    id         uuid primary key,
    version    bigint      not null,
    status     varchar(20) not null check (status in
        ('CREATED', 'AWAITING_PAYMENT', 'COMPLETE', 'EXPIRED', 'CANCELLED')),
    buyer_id   uuid        not null,
    ticket_id  uuid        not null,
    quantity   integer     not null check (quantity > 0),
    total      bigint      not null check (total >= 0),
    currency   char(3)     not null,
    expires_at timestamptz not null,
    -- What the ticket was called when the order was placed; null if orders' word about that was lost.
    ticket_title text
);

create table payments (
    id              uuid primary key,
    version         bigint      not null,
    status          varchar(20) not null check (status in
        ('AUTHORIZING', 'ACTION_REQUIRED', 'AUTHORIZED', 'CAPTURING', 'CAPTURED', 'REFUNDED', 'VOIDING', 'VOIDED',
            'FAILED', 'RETURNING', 'RETURNED')),
    order_id        uuid        not null references payable_orders,
    ticket_id       uuid        not null,
    buyer_id        uuid        not null,
    quantity        integer     not null check (quantity > 0),
    amount          bigint      not null check (amount >= 0),
    currency        char(3)     not null,
    seller_id       uuid        not null,
    -- What the platform keeps of the amount.
    fee             bigint      not null check (fee between 0 and amount),
    -- Until when the buyer may return the tickets, as listed when the payment began.
    returns_until   timestamptz,
    -- From when on the seller's share may be paid out: known once it is captured.
    available_at    timestamptz,
    card_token      varchar(255),
    -- Where the bank sends the buyer back to, if it asks.
    return_url      varchar(2048) not null,
    -- Where the bank asks the buyer, while it does.
    action_url      text,
    intent_id       varchar(255),
    failure_stage   varchar(20) check (failure_stage in ('AUTHORIZATION', 'CAPTURE')),
    failure_code    varchar(100),
    failure_message varchar(500),
    -- When a call to the gateway is due, or presumed lost and due again.
    due_at          timestamptz,
    attempts        integer     not null,
    created_at      timestamptz not null,
    authorized_at   timestamptz,
    -- How many of the order's tickets are being refunded, were refunded, and of the latter go back on sale.
    tickets_refunding integer   not null default 0 check (tickets_refunding >= 0),
    tickets_refunded  integer   not null default 0 check (tickets_refunded >= 0),
    tickets_restocked integer   not null default 0 check (tickets_restocked between 0 and tickets_refunded),
    -- Whether the buyer has complained to the bank, whatever came of it.
    disputed          boolean   not null default false,
    -- Whether its receipt was issued.
    receipted         boolean   not null default false,
    constraint refunded_once check (tickets_refunding + tickets_refunded <= quantity),
    constraint failed_for_a_reason check
        ((status = 'FAILED') = (failure_stage is not null) or status in ('RETURNING', 'RETURNED')),
    constraint token_until_the_outcome check ((status = 'AUTHORIZING') = (card_token is not null)),
    constraint action_while_required check ((status = 'ACTION_REQUIRED') = (action_url is not null)),
    constraint due_while_under_way check
        ((status in ('AUTHORIZING', 'ACTION_REQUIRED', 'CAPTURING', 'VOIDING')) = (due_at is not null)),
    constraint known_at_the_gateway check (status in ('AUTHORIZING', 'FAILED') or intent_id is not null)
);

-- Nobody pays twice: the database decides when two ask at once.
create unique index one_live_payment_per_order on payments (order_id)
    where status not in ('VOIDED', 'FAILED', 'RETURNING', 'RETURNED');

create index payments_of_order on payments (order_id);
create index due_payments on payments (due_at) where due_at is not null;

-- What is authorised and waits for word from orders.
create index authorized_payments on payments (authorized_at) where status = 'AUTHORIZED';

-- What a ticket was sold for, newest first: ids are UUIDv7.
create index sales_of_ticket on payments (ticket_id, id desc) where status in ('CAPTURED', 'REFUNDED');

-- What is left to refund when an event is cancelled.
create index refundable_payments on payments (ticket_id)
    where status = 'CAPTURED' and tickets_refunding + tickets_refunded < quantity;

-- What is left to certify, oldest first.
create index payments_without_receipt on payments (authorized_at) include (seller_id)
    where status in ('CAPTURED', 'REFUNDED') and not receipted;

-- What is kept of its seller's balance.
create index refunding_of_seller on payments (seller_id) where tickets_refunding > 0;

-- The gateway tells of a payment by its intent.
create index payments_of_intent on payments (intent_id);

-- What goes back to buyers: saved before the gateway hears of it.
create table refunds (
    id           uuid primary key,
    payment_id   uuid         not null references payments,
    reason       varchar(20)  not null check (reason in ('BUYER', 'SELLER', 'WITHDRAWN', 'ORDER_LOST')),
    tickets      integer      not null check (tickets > 0),
    restock      boolean      not null,
    note         varchar(500),
    status       varchar(20)  not null check (status in ('PENDING', 'REFUNDED', 'FAILED', 'SENT_BACK')),
    failure_code varchar(100),
    -- When a call to the gateway is due, or presumed lost and due again.
    due_at       timestamptz,
    attempts     integer      not null,
    -- How many attempts the gateway has answered with a failure that it remembers, and until when such an attempt
    -- may still have an effect.
    broken       integer      not null,
    doubt_until  timestamptz,
    created_at   timestamptz  not null,
    -- Whether its credit note was issued, or it needs none.
    credited     boolean      not null default false,
    constraint refund_failed_for_a_reason check
        ((status in ('FAILED', 'SENT_BACK')) = (failure_code is not null)),
    constraint refund_due_while_pending check ((status = 'PENDING') = (due_at is not null))
);

create index refunds_of_payment on refunds (payment_id);
create index due_refunds on refunds (due_at) where due_at is not null;
create index refunds_without_credit_note on refunds (created_at)
    where status in ('REFUNDED', 'SENT_BACK') and not credited;

-- What buyers have complained about to their banks, as the gateway has told it last.
create table disputes (
    id         varchar(255) primary key,
    payment_id uuid         not null references payments,
    reason     varchar(100) not null,
    status     varchar(20)  not null check (status in ('INQUIRY', 'INQUIRY_CLOSED', 'OPEN', 'WON', 'LOST')),
    amount     bigint       not null check (amount >= 0),
    currency   char(3)      not null,
    -- How often money has moved because of it, whether it is gone, how much, and whether it was owed to the buyer.
    movements  integer      not null check (movements >= 0),
    taken      boolean      not null,
    moved      bigint       not null,
    in_vain    boolean      not null,
    opened_at  timestamptz  not null,
    -- Until when evidence may be submitted.
    respond_by timestamptz,
    -- When the gateway is asked again.
    due_at     timestamptz,
    constraint dispute_due_until_settled check
        ((status in ('INQUIRY_CLOSED', 'LOST') or status = 'WON' and not taken) = (due_at is null))
);

create index disputes_of_payment on disputes (payment_id);
create index due_disputes on disputes (due_at) where due_at is not null;

-- What tickets has told about each ticket: a projection, newer versions only.
create table listings (
    ticket_id     uuid primary key,
    version       bigint      not null,
    seller_id     uuid        not null,
    -- Until when buyers may return their tickets.
    returns_until timestamptz,
    -- Whether its seller has withdrawn it and refunds all buyers.
    refunds_all   boolean     not null
);

create index listings_to_refund on listings (ticket_id) where refunds_all;

-- What sellers say about themselves. Receipts have their own copy.
create table seller_profiles (
    seller_id              uuid primary key,
    version                integer      not null,
    seller_kind            varchar(20)  not null check (seller_kind in ('PRIVATE', 'BUSINESS')),
    seller_name            varchar(200) not null,
    seller_address_line1   varchar(200),
    seller_address_line2   varchar(200),
    seller_city            varchar(100),
    seller_postal_code     varchar(20),
    seller_country         char(2),
    seller_tax_id          varchar(30),
    seller_tax_basis_points integer     check (seller_tax_basis_points between 0 and 10000),
    seller_number_prefix   varchar(16),
    constraint business_details check
        (num_nulls(seller_address_line1, seller_city, seller_postal_code, seller_country, seller_tax_id,
            seller_tax_basis_points, seller_number_prefix) = case seller_kind when 'BUSINESS' then 0 else 7 end)
);

-- The last number that each seller's receipts have used. Its row lock lets one process at a time issue them.
create table receipt_sequences (
    seller_id   uuid primary key,
    last_number bigint not null default 0
);

-- Receipts, and the credit notes that take parts of them back. They are never changed.
create table receipts (
    id                     uuid primary key,
    kind                   varchar(20)  not null check (kind in ('RECEIPT', 'CREDIT_NOTE')),
    seller_id              uuid         not null,
    number                 bigint       check (number > 0),
    payment_id             uuid         not null references payments,
    order_id               uuid         not null,
    buyer_id               uuid         not null,
    title                  text,
    unit_price             bigint       not null check (unit_price >= 0),
    currency               char(3)      not null,
    paid_at                timestamptz  not null,
    receipt_id             uuid         references receipts,
    refund_id              uuid         references refunds,
    quantity               integer      not null check (quantity > 0),
    amount                 bigint       not null check (amount >= 0),
    tax                    bigint       check (tax between 0 and amount),
    -- What the platform keeps of the amount, or gives back with it.
    fee                    bigint       not null check (fee between 0 and amount),
    issued_at              timestamptz  not null,
    seller_kind            varchar(20)  not null check (seller_kind in ('PRIVATE', 'BUSINESS')),
    seller_name            varchar(200),
    seller_address_line1   varchar(200),
    seller_address_line2   varchar(200),
    seller_city            varchar(100),
    seller_postal_code     varchar(20),
    seller_country         char(2),
    seller_tax_id          varchar(30),
    seller_tax_basis_points integer,
    seller_number_prefix   varchar(16),
    constraint credit_note_for_a_refund check
        (num_nulls(receipt_id, refund_id) = case kind when 'CREDIT_NOTE' then 0 else 2 end),
    constraint numbered_if_business check (num_nulls(number, tax) = case seller_kind when 'BUSINESS' then 0 else 2 end),
    constraint number_once unique (seller_id, number)
);

create unique index one_receipt_per_payment on receipts (payment_id) where kind = 'RECEIPT';
create unique index one_credit_note_per_refund on receipts (refund_id) where kind = 'CREDIT_NOTE';
create index receipts_of_payment on receipts (payment_id);

-- What a seller has issued, newest first: ids are UUIDv7.
create index receipts_of_seller on receipts (seller_id, id desc);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% rows are never changed', tg_table_name;
end $$;

create trigger receipts_are_kept before update or delete or truncate on receipts
    for each statement execute function refuse_change();

-- Where sellers' money goes: saved before the gateway hears of it. Its row lock makes payouts of one seller one
-- after the other.
create table seller_accounts (
    seller_id  uuid primary key,
    account_id varchar(255) unique,
    status     varchar(20)  not null check (status in ('ONBOARDING', 'RESTRICTED', 'ENABLED')),
    -- How often the gateway was asked to open it, and how many of these calls it has answered with a failure that it
    -- remembers.
    attempts   integer      not null,
    broken     integer      not null,
    -- When the gateway is asked how far it is; null once there is nothing left to learn.
    due_at     timestamptz,
    looks      integer      not null,
    created_at timestamptz  not null,
    constraint known_at_the_gateway_before_looks check (account_id is not null or (status = 'ONBOARDING' and due_at is null))
);

create index due_seller_accounts on seller_accounts (due_at) where due_at is not null;

-- What goes to sellers: saved before the gateway hears of it.
create table payouts (
    id           uuid primary key,
    seller_id    uuid         not null references seller_accounts,
    -- The gateway's id of the account that gets it.
    account_id   varchar(255) not null,
    amount       bigint       not null check (amount > 0),
    currency     char(3)      not null,
    status       varchar(20)  not null check (status in ('PENDING', 'PAID', 'FAILED')),
    -- The gateway's id, once it is paid.
    transfer_id  varchar(255),
    failure_code varchar(100),
    -- When a call to the gateway is due, or presumed lost and due again.
    due_at       timestamptz,
    attempts     integer      not null,
    -- How many attempts have an answer that the gateway would repeat, and until when one that has failed may still have
    -- an effect.
    broken       integer      not null,
    doubt_until  timestamptz,
    -- Whether the last answer was that the gateway has not enough money of ours.
    waiting      boolean      not null,
    created_at   timestamptz  not null,
    ended_at     timestamptz,
    constraint payout_paid_by_a_transfer check ((status = 'PAID') = (transfer_id is not null)),
    constraint payout_failed_for_a_reason check ((status = 'FAILED') = (failure_code is not null)),
    constraint payout_due_while_pending check
        ((status = 'PENDING') = (due_at is not null) and (status = 'PENDING') = (ended_at is null))
);

-- The same money is never paid twice: what is under way is not in the ledger yet.
create unique index one_payout_at_a_time on payouts (seller_id, currency) where status = 'PENDING';
create index payouts_of_seller on payouts (seller_id, id desc);
create index due_payouts on payouts (due_at) where due_at is not null;

-- What the gateway has told of its own accord: stored before it is acknowledged, and kept for as long as it may come
-- again.
create table gateway_events (
    id          varchar(255) primary key,
    news        varchar(20)  not null check (news in
        ('ACTION_REQUIRED', 'AUTHORIZED', 'CAPTURED', 'REFUSED', 'REFUNDS_CHANGED', 'DISPUTED',
            'CANCELLED')),
    payment_id  uuid         not null references payments,
    received_at timestamptz  not null,
    -- When the gateway is asked about the payment; null once there is nothing left to learn.
    due_at      timestamptz,
    attempts    integer      not null default 0
);

create index due_gateway_events on gateway_events (due_at) where due_at is not null;
create index gateway_events_by_age on gateway_events (received_at);

-- Up to when the books of the gateway were compared with ours.
create table reconciliation (
    books        varchar(20) primary key check (books in ('PAYMENTS', 'BALANCE')),
    done_until   timestamptz not null,
    -- Until when a process is at it.
    leased_until timestamptz not null
);

-- The balance at the gateway includes all that was ever booked there.
insert into reconciliation values ('PAYMENTS', now(), now()), ('BALANCE', 'epoch', now());

-- Double entry: each posting is a few rows that sum to zero in each currency. Rows are never changed.
create table ledger_entries (
    posting_id   uuid         not null,
    kind         varchar(20)  not null check (kind in
        ('AUTHORIZATION', 'RELEASE', 'CAPTURE', 'CAPTURE_IN_VAIN', 'CAPTURE_REVOKED', 'REFUND', 'REFUND_SENT_BACK',
            'GATEWAY_FEE', 'FOREIGN', 'DISPUTE', 'DISPUTE_WON', 'PAYOUT')),
    -- What it is about: a payment, a refund, a dispute, a payout, or a booking of the gateway.
    subject      varchar(255) not null,
    account      varchar(20)  not null check (account in
        ('GATEWAY', 'HELD', 'HOLDS', 'SELLER', 'PLATFORM_FEE', 'GATEWAY_FEE', 'RETURNS', 'OTHER')),
    seller_id    uuid,
    currency     char(3)      not null,
    -- In minor units: debits are positive, credits negative.
    amount       bigint       not null check (amount <> 0),
    payment_id   uuid,
    -- The gateway's id.
    reference    varchar(255),
    posted_at    timestamptz  not null,
    -- From when on it counts for what can be paid out.
    available_at timestamptz,
    primary key (posting_id, account, currency),
    constraint posted_once unique (kind, subject, account, currency),
    constraint seller_of_sellers_account check
        ((account = 'SELLER') = (seller_id is not null) and (account = 'SELLER') = (available_at is not null))
);

create index ledger_of_seller on ledger_entries (seller_id, posting_id desc)
    include (currency, amount, kind, available_at) where account = 'SELLER';
create index ledger_of_gateway on ledger_entries (currency) include (amount) where account = 'GATEWAY';
create index ledger_of_gateway_by_time on ledger_entries (posted_at) where account = 'GATEWAY';

create trigger ledger_is_immutable before update or delete or truncate on ledger_entries
    for each statement execute function refuse_change();

create function refuse_unbalanced_postings() returns trigger language plpgsql as $$
begin
    if exists (select from posted group by posting_id, currency having sum(amount) <> 0) then
        raise exception 'a posting must sum to zero in each currency';
    end if;
    return null;
end $$;

create trigger ledger_is_balanced after insert on ledger_entries
    referencing new table as posted for each statement execute function refuse_unbalanced_postings();

-- What was answered to a request with an Idempotency-Key.
create table idempotency_keys (
    user_id      uuid         not null,
    key          varchar(255) not null,
    request_hash char(64)     not null,
    payment_id   uuid         references payments,
    refund_id    uuid         references refunds,
    -- Null until the payment's outcome is known.
    outcome      varchar(20)  check (outcome in
        ('AUTHORIZED', 'ACTION_REQUIRED', 'DECLINED', 'NOT_YOURS', 'ORDER_CANCELLED', 'ORDER_EXPIRED', 'ALREADY_PAID')),
    created_at   timestamptz  not null,
    primary key (user_id, key)
);

create index idempotency_keys_of_payment on idempotency_keys (payment_id);
create index idempotency_keys_by_age on idempotency_keys (created_at);
