create table tickets (
    id            uuid primary key,
    seller_id     uuid         not null,
    title         varchar(200) not null,
    -- The same order of letters in every database.
    search_title  text         not null collate "C",
    price         bigint       not null check (price > 0),
    currency      varchar(3)   not null,
    quantity      integer      not null check (quantity > 0),
    version       bigint       not null,
    created_at    timestamptz  not null,
    returns_until timestamptz,
    withdrawn_at  timestamptz,
    refunds       boolean      not null default false,

    -- What orders told last. Unchecked: orders is the authority and may, after a race with the
    -- seller, hold more than there are left.
    held          integer      not null default 0,
    sold          integer      not null default 0,
    stock_version bigint       not null default 0,

    -- A column of its own, so that the index below changes only when this does and not with each
    -- order: the updates in between stay heap-only.
    on_sale       boolean      not null generated always as
                      (withdrawn_at is null and held + sold < quantity) stored
) with (
    fillfactor = 80,
    -- Until a vacuum comes by, the first page reads past the newest that are sold out.
    autovacuum_vacuum_scale_factor = 0.02
);

-- Ids are time-ordered: newest first is the order of the id, backwards.
create index tickets_on_sale on tickets (id desc) where on_sale;
create index tickets_of_seller on tickets (seller_id, id desc);

-- Every part of a word with one, two or three letters. Trigrams of the extension `pg_trgm` find no parts of one or two letters, and no letters
-- that the database's locale does not know.
create function title_grams(title text) returns text[] language sql immutable strict parallel safe
return (
    select array_agg(distinct gram collate "C")
    from (select string_to_array(title, null) letters) split,
        generate_series(1, cardinality(letters)) n,
        lateral (values (letters[n]), (letters[n] || letters[n + 1]), (letters[n] || letters[n + 1] || letters[n + 2])) part (gram)
    where position(' ' in gram) = 0
);

-- Only what can be bought, so that a search does not read through what is sold out or withdrawn. New titles go in at once: a list of
-- those that wait is read by every search.
create index tickets_by_grams on tickets using gin (title_grams(search_title)) with (fastupdate = off) where on_sale;
