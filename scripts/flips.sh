#!/usr/bin/env bash
# make flips [FLIPS=CITIZEN,AUDITOR]: takes every row of the policy away, or makes it wider, and looks who notices.
set -euo pipefail
# shellcheck source=scripts/common.sh
source "$(dirname "$0")/common.sh"

cargo test -p samvaer-tests --features flips --test api -- --ignored --nocapture every_flip_of_the_policy
