-- Whether the gateway learns of the payment in a call of its own, before the card is asked. False for those begun
-- by a version that did both in one call: they are carried on as they were begun.
alter table payments add column opened_apart boolean not null default false;
