-- Where a session was opened: that network is known to the account until the session is forgotten.
alter table sessions add column network varchar(64);
create index sessions_of_user_and_network on sessions (user_id, network);
drop index sessions_of_user;
