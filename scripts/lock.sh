#!/usr/bin/env bash
# Resolve requirements/*.lock from pyproject.toml: pinned, hashed, and naming no registry.
set -euo pipefail
cd "$(dirname "$0")/.."
bin=${1:-.venv/bin}
compile() {
  "$bin/uv" pip compile --quiet --generate-hashes --no-emit-index-url --no-emit-find-links \
    --no-header --universal --python-version 3.11 "$@"
}
compile pyproject.toml --output-file requirements/run.lock
compile pyproject.toml --extra dev --extra notebook --output-file requirements/dev.lock
printf 'hatchling\neditables\n' | compile - --output-file requirements/build.lock
