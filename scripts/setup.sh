#!/usr/bin/env bash
# Installs the Debian packages that a build or test needs and that are not there yet. Says what it will do first.
# Usage: scripts/setup.sh PACKAGE...
set -euo pipefail

missing=()
for package in "$@"; do
  if ! dpkg-query --show --showformat '${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed; then
    missing+=("$package")
  fi
done
if [ ${#missing[@]} -eq 0 ]; then
  exit 0
fi

say() { printf 'setup: %s\n' "$*" >&2; }

if ! command -v apt-get >/dev/null; then
  say "these packages are missing: ${missing[*]}"
  say "they cannot be installed here: there is no apt-get. Install what your system calls them, then run make again."
  exit 1
fi

as_root=()
if [ "$(id -u)" -ne 0 ]; then
  if ! command -v sudo >/dev/null; then
    say "these packages are missing: ${missing[*]}"
    say "installing them needs root, and there is no sudo. As root run:"
    say "  apt-get install ${missing[*]}"
    exit 1
  fi
  as_root=(sudo)
  # Without a terminal sudo cannot ask for a password; it says so instead of waiting.
  [ -t 0 ] || as_root=(sudo -n)
fi

say "will install with apt-get${as_root[0]:+ through sudo}: ${missing[*]}"
if ! "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update -q >&2; then
  say "the lists of packages could not be brought up to date; going on with those that are there"
fi
if ! "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
  apt-get install -q -y --no-install-recommends "${missing[@]}" >&2; then
  say "apt-get could not install: ${missing[*]}"
  say "its message is above; when it is mended, run make again."
  exit 1
fi
