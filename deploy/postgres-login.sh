#!/bin/sh
# Run once by the Postgres image, on a new volume: makes the program's own login and its database. The login is no
# superuser, whom row-level security would not hold back (docs/operations.md, Postgres, several machines).
set -eu
psql -q -v ON_ERROR_STOP=1 -v login="${LOGIN_NAME:-giaplai}" -v password="$LOGIN_PASSWORD" \
  -U "$POSTGRES_USER" -d "${POSTGRES_DB:-postgres}" <<'SQL'
CREATE ROLE :"login" LOGIN CREATEROLE PASSWORD :'password';
CREATE DATABASE :"login" OWNER :"login";
SQL
