-- Events saved in the transaction of what they tell; the relay publishes them by position and deletes them.
create table outbox (
    position           bigint generated always as identity primary key,
    id                 uuid        not null,
    occurred_at        timestamptz not null,
    key                uuid        not null,
    subject            uuid        not null,
    traceparent        text,
    schema_fingerprint bigint      not null,
    body               bytea       not null
);

-- The writer's schema of every body, so that another version of the service can relay it.
create table outbox_schema (
    fingerprint bigint primary key,
    schema      text not null
);

-- Events consumed, each stored in the transaction of its effect.
create table inbox (
    event_id    uuid primary key,
    received_at timestamptz not null default now()
);

create index inbox_received_at on inbox (received_at);
