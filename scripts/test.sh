#!/usr/bin/env bash
# make test: everything that must hold before a change is merged. Stops at the first step that fails.
set -euo pipefail
# shellcheck source=scripts/common.sh
source "$(dirname "$0")/common.sh"
exec </dev/null

summary=()
current=
begun=0

finish() {
  local status=$?
  if [[ -n $current ]]; then summary+=("$(printf '%6d s  FAILED  %s' $((SECONDS - begun)) "$current")"); fi
  printf '\n== summary\n'
  printf '%s\n' "${summary[@]}"
  printf '%6d s  in all\n' "$SECONDS"
  if [[ -n $current ]]; then printf '\nFAILED: %s\n' "$current"; fi
  exit "$status"
}
trap finish EXIT

# step <name> <command>...
step() {
  current=$1
  begun=$SECONDS
  say "$1"
  shift
  "$@"
  summary+=("$(printf '%6d s  ok      %s' $((SECONDS - begun)) "$current")")
  printf '(%d s)\n' $((SECONDS - begun))
  current=
}

browser_tests() (
  cd tests/browser
  npx --no-install playwright test
)

step 'prerequisites' scripts/prerequisites.sh test
step "the portal's packages" npm_packages portal
step 'the portal and its checks' npm --prefix portal run check
step 'formatting' cargo fmt --all --check
step 'clippy' cargo clippy --locked --workspace --all-targets -- -D warnings
step 'building' cargo build --locked --workspace
step 'tests' cargo test --locked --workspace
step "the browser tests' packages" npm_packages tests/browser
step 'browser tests' browser_tests
