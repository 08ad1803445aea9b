#!/usr/bin/env bash
# A private PostgreSQL whose every WAL file is archived, a base backup, three commits, a disaster, and recovery to the moment
# between the second and the third. Prints « restored: 1 2 » when the server came back as it was at that moment.
set -euo pipefail
script="$1"
bin="$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -n 1)"
work="$(mktemp -d /tmp/nosvoix-pitr.XXXXXX)"
as_postgres() { "$@"; }
if [ "$(id -u)" = 0 ]; then # PostgreSQL refuses to run as root
  owner=postgres; id postgres >/dev/null 2>&1 || owner=nobody
  chown "$owner" "$work"
  as_postgres() { (cd / && runuser -u "$owner" --preserve-environment -- "$@"); }
fi
finish() { as_postgres "$bin/pg_ctl" -D "$work/data" -m immediate stop >/dev/null 2>&1 || true; as_postgres "$bin/pg_ctl" -D "$work/back" -m immediate stop >/dev/null 2>&1 || true; rm -rf "$work"; }
trap finish EXIT
port=56432
while (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do port=$((port + 1)); done

cp "$script" "$work/archive.sh"; chmod 755 "$work/archive.sh"
openssl req -x509 -newkey rsa:2048 -nodes -subj '/CN=archive' -keyout "$work/archive.key" -out "$work/archive.crt" -days 2 2>/dev/null
chmod 644 "$work/archive.key"
export PATH="$bin:$PATH" HOME="$work" PGHOST=127.0.0.1 PGPORT=$port PGUSER=postgres PGDATABASE=postgres
export NOSVOIX_ARCHIVE="$work/archive" NOSVOIX_ARCHIVE_CERT="$work/archive.crt"
as_postgres initdb -D "$work/data" -U postgres -A trust >/dev/null
cat >> "$work/data/postgresql.conf" <<CONF
port = $port
listen_addresses = '127.0.0.1'
unix_socket_directories = '$work'
archive_mode = on
archive_command = '$work/archive.sh wal %p %f'
max_wal_senders = 3
wal_level = replica
CONF
as_postgres pg_ctl -D "$work/data" -l "$work/log" -w start >/dev/null
psql -qXc "CREATE TABLE said (n int, words text)"
psql -qXc "INSERT INTO said VALUES (1, 'CANARI-ARCHIVE')"
as_postgres "$work/archive.sh" base >/dev/null
psql -qXc "INSERT INTO said VALUES (2, 'CANARI-ARCHIVE')"
moment="$(psql -AtqXc "SELECT pg_sleep(0.2); SELECT clock_timestamp(); SELECT pg_sleep(0.2)" | sed '/^$/d')"
psql -qXc "DELETE FROM said"
psql -AtqXc "SELECT pg_switch_wal()" >/dev/null
for _ in $(seq 100); do [ "$(psql -AtqXc 'SELECT last_archived_wal >= pg_walfile_name(pg_current_wal_lsn() - 1) FROM pg_stat_archiver')" = t ] && break; sleep 0.1; done
as_postgres pg_ctl -D "$work/data" -m immediate -w stop >/dev/null
! grep -rqa 'CANARI-ARCHIVE' "$work/archive" || { echo 'the archive can be read'; exit 1; }

export NOSVOIX_ARCHIVE_KEY="$work/archive.key"
as_postgres "$work/archive.sh" unpack "$(ls "$work"/archive/base/base-*.cms)" "$work/back"
cat >> "$work/back/postgresql.conf" <<CONF
archive_mode = off
restore_command = '$work/archive.sh fetch %f %p'
recovery_target_time = '$moment'
recovery_target_action = promote
CONF
as_postgres pg_ctl -D "$work/back" -l "$work/log2" -w start >/dev/null || { cat "$work/log2"; exit 1; }
for _ in $(seq 100); do [ "$(psql -AtqXc 'SELECT pg_is_in_recovery()')" = f ] && break; sleep 0.1; done
echo "restored: $(psql -AtqXc 'SELECT n FROM said ORDER BY n' | tr '\n' ' ' | sed 's/ $//')"
