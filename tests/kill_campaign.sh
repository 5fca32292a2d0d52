#!/usr/bin/env bash
# Kills an ingest at 500 different writes; takes some minutes.
#   tests/kill_campaign.sh [COUNT] [BUILD_FOLDER]
set -euo pipefail
cd "$(dirname "$0")/.."
QUIPU_TEST_KILLS="${1:-500}" "${2:-build/release}/tests/kill_tests" "[kill]"
