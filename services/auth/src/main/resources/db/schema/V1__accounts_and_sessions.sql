create table users (
    id            uuid         primary key,
    -- in small letters, composed (NFC), the domain in Unicode: one account however it is written
    email         varchar(254) not null unique,
    password_hash text         not null,
    created_at    timestamptz  not null
);

create table sessions (
    id         uuid        primary key,
    user_id    uuid        not null references users on delete cascade,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    revoked_at timestamptz,
    -- Where it was opened: that network is known to the account until the session is forgotten.
    network    varchar(64)
);

create index sessions_of_user_and_network on sessions (user_id, network);
create index sessions_by_end on sessions (expires_at);

create table refresh_tokens (
    -- SHA-256 of the token, which is not kept
    hash       varchar(43) primary key,
    session_id uuid        not null references sessions on delete cascade,
    expires_at timestamptz not null,
    used_at    timestamptz,
    -- The token that this one was changed for, sealed with this one, which is not kept: whoever repeats it, because the
    -- answer was lost, gets the same again.
    successor  varchar(43)
);

create index refresh_tokens_of_session on refresh_tokens (session_id);
create index refresh_tokens_by_end on refresh_tokens (expires_at);
