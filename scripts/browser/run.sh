#!/usr/bin/env bash
# Looks at reports in a headless Chromium. Usage: scripts/browser/run.sh USWARD [PICTURES]
set -euo pipefail
cd "$(dirname "$0")/../.."

# The accessibility engine, axe-core, comes inside a Python package; nothing else of that package is used.
AXE_PACKAGE=axe-playwright-python==0.1.8
VENV=.build-browser/venv
axe() { find "$VENV" -name axe.min.js -path '*axe_playwright_python*' 2>/dev/null | head -n 1; }

if [ -z "$(axe)" ]; then
  echo "browser: installs $AXE_PACKAGE into $VENV" >&2
  python3 -m venv "$VENV"
  "$VENV/bin/pip" install --quiet --no-deps --disable-pip-version-check "$AXE_PACKAGE"
fi
exec "$VENV/bin/python" -B scripts/browser/test_reports.py "$1" "$(axe)" ${2:+--pictures "$2"}
