#!/usr/bin/env bash
# Everything that CI checks. What this machine cannot run is named at the end; under CI=true that
# is a failure.
set -euo pipefail
cd "$(dirname "$0")/.."
bin=${1:-.venv/bin}
missing=()

find_chromium() { command -v chromium || command -v chromium-browser || command -v google-chrome; }
if ! find_chromium >/dev/null; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    apt-get update -qq >/dev/null && apt-get install -y -qq chromium >/dev/null || true
  else
    "$bin/playwright" install chromium >/dev/null 2>&1 || true
  fi
fi
if chromium=$(find_chromium); then
  export SAMSPEL_CHROMIUM=$chromium
elif ! ls "${PLAYWRIGHT_BROWSERS_PATH:-$HOME/.cache/ms-playwright}"/chromium-* >/dev/null 2>&1; then
  missing+=("browser tests: no Chromium, and none could be installed")
fi

"$bin/ruff" check .
"$bin/ruff" format --check .
"$bin/mypy"
"$bin/pytest" -n 2 --dist loadfile

if [ ${#missing[@]} -gt 0 ]; then
  printf 'Not run on this machine: %s\n' "${missing[@]}"
  if [ "${CI:-}" = true ]; then exit 1; fi
fi
