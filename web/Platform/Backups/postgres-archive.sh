#!/usr/bin/env bash
# Point-in-time backups of a PostgreSQL server with its own tools: a base backup now and then, and every WAL file.
# All of it is encrypted to a certificate whose private key is kept elsewhere: the database server cannot read its archive.
#
#   postgres-archive.sh wal PATH NAME        archive_command = '/…/postgres-archive.sh wal %p %f'
#   postgres-archive.sh base                 a base backup of the whole server (weekly; PGHOST, PGPORT, PGUSER as for psql)
#   postgres-archive.sh tidy DAYS            deletes base backups older than DAYS, and the WAL files that only they needed
#   postgres-archive.sh unpack BASE FOLDER   puts a base backup in an empty data folder, ready to recover
#   postgres-archive.sh fetch NAME PATH      restore_command = '/…/postgres-archive.sh fetch %f %p'
#
# NOSVOIX_ARCHIVE      the folder of the archive; best one where files cannot be changed once written
# NOSVOIX_ARCHIVE_CERT the certificate to encrypt to (wal, base)
# NOSVOIX_ARCHIVE_KEY  its private key, on the restoring machine only (unpack, fetch)
set -euo pipefail
umask 077

stop() { echo "postgres-archive: $*" >&2; exit 1; }
archive="${NOSVOIX_ARCHIVE:?the folder of the archive}"
seal() { openssl cms -encrypt -binary -stream -aes-256-gcm -outform DER -in "$1" -out "$2" "${NOSVOIX_ARCHIVE_CERT:?the certificate}"; }
open() { openssl cms -decrypt -binary -inform DER -in "$1" -inkey "${NOSVOIX_ARCHIVE_KEY:?the private key}"; }

# Whole under its name or not at all, and on the disk.
keep() {
  [ ! -e "$2" ] || { rm -f "$1"; stop "$2 exists: nothing is written over."; }
  sync "$1"; mv -n "$1" "$2"; sync "$(dirname "$2")"
}

case "${1:-}" in
  wal)
    mkdir -p "$archive/wal"
    draft="$(mktemp "$archive/wal/.draft.XXXXXX")"
    trap 'rm -f "$draft"' EXIT
    seal "$2" "$draft"
    if [ -e "$archive/wal/$3.cms" ]; then exit 0; fi # archived before a crash that PostgreSQL did not see
    keep "$draft" "$archive/wal/$3.cms"
    ;;
  base)
    name="base-$(date -u +%Y%m%dT%H%M%SZ)"
    mkdir -p "$archive/base"
    work="$(mktemp -d "$archive/base/.work.XXXXXX")"
    trap 'rm -rf "$work"' EXIT
    pg_basebackup --pgdata="$work/data" --format=tar --gzip --wal-method=fetch --checkpoint=fast --label="$name"
    tar -C "$work" -cf "$work/all.tar" data
    seal "$work/all.tar" "$work/all.cms"
    keep "$work/all.cms" "$archive/base/$name.cms"
    echo "Base backup made: $archive/base/$name.cms"
    ;;
  tidy)
    days="${2:?how many days}"
    find "$archive/base" -name 'base-*.cms' -mtime "+$((days - 1))" -print -delete
    oldest="$(find "$archive/base" -name 'base-*.cms' -printf '%T@\n' | sort -n | head -n 1)"
    [ -n "$oldest" ] || stop 'no base backup is left: WAL files are kept.'
    # An hour of margin: a base backup needs the WAL from its beginning on.
    find "$archive/wal" -name '*.cms' ! -newermt "@$(( ${oldest%.*} - 3600 ))" -print -delete
    ;;
  unpack)
    folder="${3:?an empty data folder}"
    [ -f "$2" ] || stop "there is no file $2."
    [ -z "$(ls -A "$folder" 2>/dev/null)" ] || stop "$folder is not empty."
    mkdir -p "$folder"; chmod 700 "$folder"
    work="$(mktemp -d "$(dirname "$folder")/.unpack.XXXXXX")"
    trap 'rm -rf "$work"' EXIT
    open "$2" > "$work/all.tar"
    tar -C "$work" -xf "$work/all.tar"
    tar -C "$folder" -xzf "$work/data/base.tar.gz"
    cp "$work/data/backup_manifest" "$folder/"
    pg_verifybackup --no-parse-wal --quiet "$folder"
    rm "$folder/backup_manifest"
    touch "$folder/recovery.signal"
    ;;
  fetch)
    [ -f "$archive/wal/$2.cms" ] || exit 1 # PostgreSQL asks for files that were never written: this is its normal end
    open "$archive/wal/$2.cms" > "$3.draft"
    mv "$3.draft" "$3"
    ;;
  *)
    sed -n '2,14p' "$0"; exit 2
    ;;
esac
