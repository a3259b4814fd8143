#!/usr/bin/env bash
# make fmt: formats the Rust code and the portal.
set -euo pipefail
# shellcheck source=scripts/common.sh
source "$(dirname "$0")/common.sh"

cargo fmt --all
npm_packages portal
npm --prefix portal run format
