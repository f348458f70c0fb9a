#!/bin/sh
# Find a Chromium for the browser tests; on Debian as root, install it; else say so aloud.
set -eu
for name in chromium-headless-shell chromium chromium-browser google-chrome; do
  if command -v "$name" >/dev/null 2>&1; then
    echo "browser: $(command -v "$name")"
    exit 0
  fi
done
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
  echo "browser: installing Debian's chromium"
  apt-get update -qq
  export DEBIAN_FRONTEND=noninteractive
  # Without a window it takes a fifth less; older Debians and Ubuntu have only the whole of it.
  apt-get install -y -qq chromium-headless-shell fonts-dejavu-core >/dev/null 2>&1 ||
    apt-get install -y -qq chromium fonts-dejavu-core >/dev/null
  exit 0
fi
echo "browser: NO CHROMIUM FOUND. The browser tests will be skipped; install chromium to run them." >&2
[ "${BACKSTORY_REQUIRE_BROWSER:-}" != 1 ]
