#!/bin/sh
# Find the servers that the tests of tests/stores start; on Debian as root, install Virtuoso; else say so aloud.
set -eu
if command -v virtuoso-t >/dev/null 2>&1; then
  echo "stores: $(command -v virtuoso-t)"
  exit 0
fi
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
  echo "stores: installing Debian's Virtuoso"
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends virtuoso-opensource-7 >/dev/null
  exit 0
fi
echo "stores: NO VIRTUOSO FOUND. Its tests will be skipped; install virtuoso-opensource-7 to run them." >&2
[ "${BACKSTORY_REQUIRE_STORES:-}" != 1 ]
