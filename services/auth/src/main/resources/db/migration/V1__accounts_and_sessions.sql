create table users (
    id            uuid         primary key,
    -- in small letters: one account whatever the capitals
    email         varchar(254) not null unique check (email = lower(email)),
    password_hash text         not null,
    created_at    timestamptz  not null
);

create table sessions (
    id         uuid        primary key,
    user_id    uuid        not null references users on delete cascade,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    revoked_at timestamptz
);

create index sessions_of_user on sessions (user_id);
create index sessions_by_end on sessions (expires_at);

create table refresh_tokens (
    -- SHA-256 of the token, which is not kept
    hash       varchar(43) primary key,
    session_id uuid        not null references sessions on delete cascade,
    expires_at timestamptz not null,
    used_at    timestamptz
);

create index refresh_tokens_of_session on refresh_tokens (session_id);
create index refresh_tokens_by_end on refresh_tokens (expires_at);
