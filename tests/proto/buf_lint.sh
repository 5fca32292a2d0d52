#!/bin/sh
# Lints proto/ with buf, which is had from npm into the build folder.
# Exit 77 (skipped, to ctest) where it cannot be had: no npm, no network.
#   tests/proto/buf_lint.sh PROTO_FOLDER BUILD_FOLDER
set -eu
protos=$1
tools=$2/buf
buf=$tools/node_modules/.bin/buf

if ! [ -x "$buf" ]; then
  if ! command -v npm >/dev/null; then
    echo "skipped: npm is not installed"
    exit 77
  fi
  mkdir -p "$tools"
  # A package.json of its own, so that npm does not look in folders above.
  echo '{"private": true}' >"$tools/package.json"
  if ! (cd "$tools" && timeout 120 npm install --no-save --no-audit --no-fund \
    --ignore-scripts --fetch-retries=1 --fetch-timeout=20000 \
    --cache "$tools/npm-cache" @bufbuild/buf@1.75.0 >npm.log 2>&1); then
    echo "skipped: npm cannot install @bufbuild/buf:"
    tail -n 3 "$tools/npm.log"
    exit 77
  fi
fi
export BUF_CACHE_DIR="$tools/cache"
exec "$buf" lint "$protos"
