-- Trigrams of the extension find no parts of one or two letters, and no letters that the database's locale does not know.
drop index tickets_by_title;

-- The same order of letters in every database.
alter table tickets alter column search_title type text collate "C";

-- Every part of a word with one, two or three letters.
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

-- Until a vacuum comes by, the first page reads past the newest that are sold out.
alter table tickets set (autovacuum_vacuum_scale_factor = 0.02);
