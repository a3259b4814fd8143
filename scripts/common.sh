# What the other scripts share; sourced, never run. Leaves them in the repository's root.
# shellcheck shell=bash

cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit

# Where rustup puts cargo: a shell that was open before doesn't know it yet.
if ! command -v cargo >/dev/null && [[ -x ${HOME:-}/.cargo/bin/cargo ]]; then
  PATH=$HOME/.cargo/bin:$PATH
fi
# make's own settings are not for cargo.
unset MAKEFLAGS MFLAGS MAKELEVEL

# shellcheck disable=SC2034 # run.sh and test.sh use it
program=${CARGO_TARGET_DIR:-target}/debug/samvaer

# npm asks nobody, tells of no newer npm and reports on no other packages.
export npm_config_audit=false npm_config_fund=false npm_config_update_notifier=false
# The tests use the machine's Chromium.
export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1

say() { printf '\n== %s\n' "$*"; }

# npm_packages <directory>: installs what its package-lock.json names, unless that is done: npm writes
# node_modules/.package-lock.json last.
npm_packages() {
  if [[ $1/node_modules/.package-lock.json -nt $1/package-lock.json ]]; then return; fi
  say "the packages of $1"
  npm --prefix "$1" ci
}
