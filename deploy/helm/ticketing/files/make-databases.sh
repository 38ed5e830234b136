#!/bin/bash
# Gives each of $DATABASES a database of its own, with a user of the same name who can get into no other. Runs after every
# start: makes what is missing, sets the passwords, and does nothing else to what is there.
set -eu

# Over the network: while the image makes a new data folder, its server answers by a local socket only.
until pg_isready --quiet --host=127.0.0.1; do sleep 1; done

for database in $DATABASES; do
    psql --quiet --no-psqlrc --username=postgres --dbname=postgres --set=ON_ERROR_STOP=1 --set=database="$database" <<'SQL'
\set name_variable :database _name
\set password_variable :database _password
\getenv name :name_variable
\getenv password :password_variable
SELECT format('CREATE ROLE %I LOGIN', :'name') WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = :'name') \gexec
ALTER ROLE :"name" PASSWORD :'password';
SELECT format('CREATE DATABASE %I OWNER %I', :'name', :'name') WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = :'name') \gexec
REVOKE CONNECT ON DATABASE :"name" FROM PUBLIC;
SQL
done
