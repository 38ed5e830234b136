-- The token that this one was changed for, sealed with this one, which is not kept: whoever repeats it, because the
-- answer was lost, gets the same again.
alter table refresh_tokens add column successor varchar(43);
