#!/usr/bin/env bash
# make schema: writes schema.graphql anew from the code.
set -euo pipefail
# shellcheck source=scripts/common.sh
source "$(dirname "$0")/common.sh"

# Whole or not at all: the portal is built from this file.
trap 'rm -f schema.graphql.new' EXIT
cargo run --quiet -p samvaer -- schema >schema.graphql.new
mv schema.graphql.new schema.graphql
