#!/usr/bin/env bash
# make matrix: writes target/access-matrix.html, who may see and do what, for whoever watches over data protection.
set -euo pipefail
# shellcheck source=scripts/common.sh
source "$(dirname "$0")/common.sh"

page=${CARGO_TARGET_DIR:-target}/access-matrix.html
cargo run --quiet -p samvaer-tests --bin matrix >"$page.new"
mv "$page.new" "$page"
echo "$page"
