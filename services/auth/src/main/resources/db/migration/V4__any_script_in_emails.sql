-- The service writes them in small letters, also those that this database's locale knows nothing of.
alter table users drop constraint users_email_check;
comment on column users.email is 'in small letters, composed (NFC), the domain in Unicode: one account however it is written';
