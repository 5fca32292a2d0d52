#!/usr/bin/env bash
# Installs a build into a temporary folder, then runs it where nothing points
# back at the sources.   install_test.sh SOURCES BUILD CMAKE
set -euo pipefail
sources=$1 build=$2 cmake=$3
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
fail() {
  echo "install_test: $*" >&2
  exit 1
}

"$cmake" --install "$build" --prefix "$folder/usr" --strip --component quipu >/dev/null
for file in bin/quipu share/man/man1/quipu.1 share/bash-completion/completions/quipu \
            share/zsh/vendor-completions/_quipu share/fish/vendor_completions.d/quipu.fish \
            share/quipu/models/en.quipu share/quipu/models/names.quipu \
            share/quipu/proto/quipu/v1/query_service.proto share/doc/quipu/copyright; do
  [[ -s "$folder/usr/$file" ]] || fail "$file is missing"
done
[[ ! -e "$folder/usr/share/quipu/models/training" ]] || fail "training data is installed"

if grep -aoF "$sources/" "$folder/usr/bin/quipu" >"$folder/found"; then
  fail "the program names $sources $(wc -l <"$folder/found") times"
fi

cd "$folder"
echo 'Thomas Keane founded the San Dimas Committee in Lima.' >notes.txt
quipu() { env -i PATH=/usr/bin:/bin "$folder/usr/bin/quipu" "$@"; }
quipu analyze notes.txt | grep -q Keane || fail "analyze does not find the models"
quipu ingest notes.txt 2>/dev/null | grep -q '^1 added' || fail "ingest"
quipu search Keane | grep -q 'Thomas Keane' || fail "search"

# Taken apart, it says what it misses.
rm -r "$folder/usr/share/quipu/models"
if quipu analyze notes.txt 2>error.txt; then fail "analyze without models"; fi
grep -q QUIPU_MODELS error.txt || fail "analyze does not say where it looked"
