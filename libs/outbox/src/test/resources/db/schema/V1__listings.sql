create table listing (
    ticket_id uuid primary key,
    title     text not null,
    heard     int  not null
);
