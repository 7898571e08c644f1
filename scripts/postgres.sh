#!/usr/bin/env bash
# A Postgres of its own in a temporary folder, for tests: prints the DATABASE_URL, or ends the one in the folder.
#   scripts/postgres.sh start FOLDER   → postgres://…
#   scripts/postgres.sh stop FOLDER
set -euo pipefail
deed=${1:?start or stop} folder=${2:?folder}

tools=$(command -v pg_ctl >/dev/null && dirname "$(readlink -f "$(command -v pg_ctl)")" || true)
[ -n "$tools" ] || tools=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
[ -x "$tools/initdb" ] || { echo "missing: postgresql" >&2; exit 1; }

# The server refuses to run as root.
as_owner() { if [ "$(id -u)" = 0 ]; then (cd / && runuser -u postgres -- "$@"); else "$@"; fi; }

if [ "$deed" = stop ]; then
  as_owner "$tools/pg_ctl" -D "$folder/data" -m immediate stop >/dev/null
  exit
fi

mkdir -p "$folder"
[ "$(id -u)" != 0 ] || chown postgres "$folder"
chmod 711 "$folder"
if [ ! -e "$folder/data" ]; then
  as_owner "$tools/initdb" -D "$folder/data" -U postgres --auth=trust --encoding=UTF8 --locale=C --no-sync >/dev/null
fi
port=$(node -e 'const s = require("node:net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })')
as_owner "$tools/pg_ctl" -D "$folder/data" -l "$folder/data/log" -w -t 60 \
  -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=200 -c fsync=off" start >/dev/null
ask() { as_owner "$tools/psql" -qAt -h 127.0.0.1 -p "$port" -U postgres -d postgres -v ON_ERROR_STOP=1 "$@"; }
# Not a superuser, as an installation's role should not be.
[ "$(ask -c "SELECT count(*) FROM pg_roles WHERE rolname = 'giaplai'")" = 1 ] || ask -c 'CREATE ROLE giaplai LOGIN CREATEROLE'
[ "$(ask -c "SELECT count(*) FROM pg_database WHERE datname = 'giaplai'")" = 1 ] || ask -c 'CREATE DATABASE giaplai OWNER giaplai'
echo "postgres://giaplai@127.0.0.1:$port/giaplai"
