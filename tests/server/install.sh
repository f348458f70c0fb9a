#!/bin/sh
# Find the JavaScript clients that tests of the server use (Comunica, YASGUI); with npm, install them aside; else say so aloud.
set -eu
folder=${BACKSTORY_CLIENTS:-"${XDG_CACHE_HOME:-$HOME/.cache}/backstory/clients"}
if [ -e "$folder/node_modules/.bin/comunica-sparql" ] && [ -e "$folder/node_modules/@zazuko/yasgui/build/yasgui.min.js" ]; then
  echo "clients: $folder"
  exit 0
fi
if command -v npm >/dev/null 2>&1; then
  echo "clients: installing Comunica and YASGUI in $folder"
  mkdir -p "$folder"
  # Of undici, the newest needs a newer Node than Debian has.
  cat >"$folder/package.json" <<'PACKAGE'
{"private": true,
 "dependencies": {"@comunica/query-sparql": "5.4.1", "@zazuko/yasgui": "4.6.2"},
 "overrides": {"undici": "^7"}}
PACKAGE
  (cd "$folder" && npm install --ignore-scripts --no-audit --no-fund --silent) && exit 0
fi
echo "clients: NO COMUNICA AND NO YASGUI FOUND. Their tests will be skipped; install node and npm to run them." >&2
[ "${BACKSTORY_REQUIRE_CLIENTS:-}" != 1 ]
