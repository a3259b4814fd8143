#!/usr/bin/env bash
# make run [LISTEN=host:port] [ARGS="--citizens 500"]: builds what has changed and starts the demo.
set -euo pipefail
# shellcheck source=scripts/common.sh
source "$(dirname "$0")/common.sh"

scripts/prerequisites.sh run

# What the portal is built from, when newer than what was built.
portal_changes() {
  if [[ ! -e portal/dist/index.html || ! -e portal/documents.json ]]; then echo portal/dist; fi
  find schema.graphql portal \
    \( -path portal/node_modules -o -path portal/dist -o -path portal/src/generated \) -prune -o \
    ! -path portal ! -path portal/documents.json -newer portal/dist/index.html -print 2>/dev/null || true
}

npm_packages portal
if [[ -n $(portal_changes) ]]; then
  say 'the portal'
  npm --prefix portal run build
fi
if [[ -e $program ]]; then say 'the server'; else say 'the server: the first time this takes minutes'; fi
cargo build -p samvaer

say 'the demo; Ctrl-C ends it'
# In this process's place, so that Ctrl-C and signals reach the server itself.
exec "$program" demo --portal-dir portal ${LISTEN:+--listen "$LISTEN"} "$@"
