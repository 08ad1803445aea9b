#!/usr/bin/env bash
# Makes the certificates of the tests' SMTP server, in a folder git ignores, and prints the environment the tests need:
#   eval "$(bash tests/smtp-server.sh)"   before   dotnet test
# The process of the tests then trusts our own certificate as a root: .NET on Linux adds SSL_CERT_FILE to the system's.
set -eu
folder="$(cd "$(dirname "$0")" && pwd)/obj/smtp"
mkdir -p "$folder"

certificate() { # name, then the names it is valid for
  [ -s "$folder/$1.crt" ] && openssl x509 -in "$folder/$1.crt" -noout -checkend 86400 >/dev/null && return
  openssl req -x509 -newkey rsa:2048 -nodes -days 30 -subj "/CN=$1" -addext "subjectAltName=$2" \
    -addext "extendedKeyUsage=serverAuth" -keyout "$folder/$1.key.$$" -out "$folder/$1.crt.$$" 2>/dev/null
  mv "$folder/$1.key.$$" "$folder/$1.key"; mv "$folder/$1.crt.$$" "$folder/$1.crt"
}
certificate trusted "IP:127.0.0.1,DNS:localhost"
certificate stranger "IP:127.0.0.1,DNS:localhost"

echo "export SSL_CERT_FILE='$folder/trusted.crt'"
echo "export NOSVOIX_SMTP='$folder'"
