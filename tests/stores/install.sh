#!/bin/sh
# Find the servers that the tests of tests/stores start; on Debian as root, install Virtuoso and Jena; else say so aloud.
set -eu
if command -v virtuoso-t >/dev/null 2>&1 && [ -e /usr/share/java/jena-core.jar ] && command -v javac >/dev/null 2>&1; then
  echo "stores: $(command -v virtuoso-t), /usr/share/java/jena-core.jar"
  exit 0
fi
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
  echo "stores: installing Debian's Virtuoso and Jena"
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    virtuoso-opensource-7 libapache-jena-java default-jdk-headless >/dev/null
  exit 0
fi
echo "stores: NO VIRTUOSO OR NO JENA FOUND. Their tests will be skipped; install virtuoso-opensource-7, libapache-jena-java and default-jdk-headless to run them." >&2
[ "${BACKSTORY_REQUIRE_STORES:-}" != 1 ]
