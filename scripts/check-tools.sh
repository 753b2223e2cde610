#!/usr/bin/env bash
# Says in plain words when the Swift toolchain is missing or too old.
set -euo pipefail

if ! command -v swift >/dev/null; then
  echo "setup: there is no swift command. Install Swift 6.3 or later (https://www.swift.org/install/linux/debian/)." >&2
  exit 1
fi
version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9]*\)\.\([0-9]*\).*/\1 \2/p' | head -n 1)
read -r major minor <<<"${version:-0 0}"
if [ "$major" -lt 6 ] || { [ "$major" -eq 6 ] && [ "$minor" -lt 3 ]; }; then
  echo "setup: this is Swift $major.$minor; Usward needs Swift 6.3 or later." >&2
  exit 1
fi
