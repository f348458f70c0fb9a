#!/bin/sh
# Find a Java runtime for the tests of a Spark cluster; on Debian as root, install it; else say so.
set -eu
if command -v java >/dev/null 2>&1; then
  echo "java: $(command -v java)"
  exit 0
fi
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
  echo "java: installing Debian's default-jre-headless"
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq default-jre-headless >/dev/null
  exit 0
fi
echo "java: NO JAVA RUNTIME FOUND. The tests of a Spark cluster cannot run." >&2
exit 1
