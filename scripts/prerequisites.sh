#!/usr/bin/env bash
# prerequisites.sh [run|test]: sees that this machine has what `make run` or `make test` needs; says nothing when it has.
# Debian packages are installed by root or with a sudo that asks for no password; for everything else, and everybody
# else, it prints the line to type and stops.
set -euo pipefail
# shellcheck source=scripts/common.sh
source "$(dirname "$0")/common.sh"

purpose=${1:-run}
rust=1.89
node=20.19
postgres=15

# stop <what is missing> <the line to type>
stop() {
  printf '%s. Type this, then try again:\n  %s\n' "$1" "$2" >&2
  exit 1
}

has() { command -v "$1" >/dev/null; }

# at_least <wanted> <version>
at_least() { [[ $(printf '%s\n' "$1" "$2" | sort -V | head -n 1) == "$1" ]]; }

# The directories that may hold PostgreSQL's server programs, as the server looks for them.
postgres_directories() {
  printf '%s\n' "${SAMVAER_PG_BIN:-}" /usr/lib/postgresql/*/bin "$(pg_config --bindir 2>/dev/null || true)"
}

has_postgres() {
  local directory version
  while read -r directory; do
    [[ -x $directory/postgres && -x $directory/initdb ]] || continue
    version=$("$directory/postgres" --version | cut -d ' ' -f 3)
    if at_least "$postgres" "$version"; then return 0; fi
  done < <(postgres_directories)
  return 1
}

missing_packages() {
  has cc || echo build-essential
  has_postgres || echo postgresql
  if [[ $purpose == test ]]; then
    [[ -x /usr/bin/chromium ]] || echo chromium
    [[ -e /usr/share/fonts/truetype/dejavu/DejaVuSans.ttf ]] || echo fonts-dejavu-core
  fi
}

# install <as root> -- <package>...
install() {
  local as_root=()
  while [[ $1 != -- ]]; do as_root+=("$1"); shift; done
  shift
  say "installing $*"
  # Debian's package makes a cluster and starts it, which nobody here needs. Where PostgreSQL's common files are
  # installed already, somebody has decided.
  if [[ " $* " == *' postgresql '* && ! -e /etc/postgresql-common/createcluster.conf ]]; then
    "${as_root[@]}" mkdir -p /etc/postgresql-common/createcluster.d
    echo 'create_main_cluster = false' |
      "${as_root[@]}" tee /etc/postgresql-common/createcluster.d/no-main-cluster.conf >/dev/null
  fi
  "${as_root[@]}" apt-get update -q
  "${as_root[@]}" apt-get install -q -y --no-install-recommends "$@" </dev/null
}

if ! has cargo; then
  stop "Rust $rust or newer is missing" "curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs | sh -s -- -y"
fi
if ! at_least "$rust" "$(cargo --version | cut -d ' ' -f 2)"; then
  stop "Rust is older than $rust" 'rustup update stable && rustup default stable'
fi
if [[ $purpose == test ]] && ! { cargo clippy --version && cargo fmt --version; } >/dev/null 2>&1; then
  stop 'clippy or rustfmt is missing' 'rustup component add clippy rustfmt'
fi
if ! has node || ! has npm || ! at_least "$node" "$(node --version | tr -d v)"; then
  stop "Node.js $node or newer, with npm, is missing (Debian 13 has it; for an older one see https://nodejs.org)" 'sudo apt-get install nodejs npm'
fi

mapfile -t packages < <(missing_packages)
if ((${#packages[@]} == 0)); then exit 0; fi

by_hand="sudo apt-get update && sudo apt-get install --no-install-recommends ${packages[*]}"
if ! has apt-get; then
  printf "This is no Debian: install what its packages %s hold, then try again.\n" "${packages[*]}" >&2
  exit 1
elif [[ $(id -u) == 0 ]]; then
  install env DEBIAN_FRONTEND=noninteractive -- "${packages[@]}"
elif has sudo && sudo -n true 2>/dev/null; then
  install sudo -n env DEBIAN_FRONTEND=noninteractive -- "${packages[@]}"
else
  stop "Missing: ${packages[*]}" "$by_hand"
fi

mapfile -t packages < <(missing_packages)
if ((${#packages[@]} > 0)); then
  stop "Still missing or too old after installing (PostgreSQL must be $postgres or newer): ${packages[*]}" "apt-cache policy ${packages[*]}"
fi
