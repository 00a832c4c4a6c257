#!/usr/bin/env bash
# Installs Debian's Chromium for the browser's tests, where it is not there and we may (root, apt-get).
set -euo pipefail

if command -v chromium >/dev/null; then
  exit 0
fi
if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
  echo "chromium is not installed; without it the browser's tests are left out (Debian: apt-get install chromium)" >&2
  [ "${CI:-}" != true ]
  exit
fi
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core >/dev/null
command -v chromium
