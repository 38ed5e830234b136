-- Trigrams let an index serve a search for a part of a title. A trusted extension: the owner of
-- the database may create it.
create extension if not exists pg_trgm;

create table tickets (
    id            uuid primary key,
    seller_id     uuid         not null,
    title         varchar(200) not null,
    search_title  text         not null,
    price         bigint       not null check (price > 0),
    currency      varchar(3)   not null,
    quantity      integer      not null check (quantity > 0),
    version       bigint       not null,
    created_at    timestamptz  not null,
    withdrawn_at  timestamptz,

    -- What orders told last. Unchecked: orders is the authority and may, after a race with the
    -- seller, hold more than there are left.
    held          integer      not null default 0,
    sold          integer      not null default 0,
    stock_version bigint       not null default 0,

    -- A column of its own, so that the index below changes only when this does and not with each
    -- order: the updates in between stay heap-only.
    on_sale       boolean      not null generated always as
                      (withdrawn_at is null and held + sold < quantity) stored
) with (fillfactor = 80);

-- Ids are time-ordered: newest first is the order of the id, backwards.
create index tickets_on_sale on tickets (id desc) where on_sale;
create index tickets_of_seller on tickets (seller_id, id desc);
create index tickets_by_title on tickets using gin (search_title gin_trgm_ops);
