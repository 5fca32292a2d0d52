#!/usr/bin/env bash
# Measures two builds of quipu in one run, since machines are noisy:
#   bench/side_by_side.sh BEFORE AFTER [MODELS]
# BEFORE and AFTER are programs; MODELS (default: models/ of this tree) is given
# to both where they analyse. Prints a Markdown table of user seconds. Every
# command's answer is checked before its time counts. NOTES="200" makes it short.
set -euo pipefail
before=$(realpath "$1")
after=$(realpath "$2")
models=$(realpath "${3:-$(dirname "$0")/../models}")
export QUIPU_MODELS=$models
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

# documents COUNT: files of about 300 bytes that name a few of many things.
documents() {
  mkdir -p "docs$1"
  awk -v count="$1" 'BEGIN {
    srand(7)
    split("Marta Denis Olga Pablo Ruth Emil Nadia Jorge", first, " ")
    split("Kessler Arnaud Quiroga Bright Salas Novak Ibarra Lund", last, " ")
    split("Harbour Coastal Northern Alpine Central Island", kind, " ")
    for (i = 0; i < count; ++i) {
      person = first[1 + int(rand() * 8)] " " last[1 + int(rand() * 8)]
      union = kind[1 + int(rand() * 6)] " Workers Union"
      party = kind[1 + int(rand() * 6)] " Reform Party"
      file = sprintf("docs%d/note%05d.txt", count, i)
      printf "Note %d\n\n%s, president of the %s, met the directors of the %s in Breland on %d May %d. %s is a member of the %s, which had about %d workers at the time. The strike went on.\n",
             i, person, union, party, 1 + int(rand() * 28), 1980 + int(rand() * 20),
             person, party, 10 + int(rand() * 900) > file
      close(file)
    }
  }'
}

# user COMMAND...: its user seconds on standard output; its own output to ./out.
user() {
  local TIMEFORMAT=%U
  { time "$@" >out 2>err; } 2>&1 || { cat err >&2; echo "failed: $*" >&2; exit 1; }
}

declare -A seconds
# measure WHICH NAME COMMAND...: runs the program of that side.
measure() {
  local which=$1 name=$2
  shift 2
  seconds[$which,$name]=$(user "${!which}" "$@")
}
row() { printf '| %s | %s | %s |\n' "$1" "${seconds[before,$1]}" "${seconds[after,$1]}"; }

echo "| user seconds | before | after |"
echo "|---|---|---|"
for count in ${NOTES:-2000 10000}; do
  documents "$count"
  for which in before after; do
    export QUIPU_STORE=$work/$which.$count
    measure $which "ingest $count notes" ingest --root "docs$count" "docs$count"
    measure $which "export $count notes" export --format jsonl
    (($(grep -c '"note' out) >= count)) || { echo "$which: documents are missing" >&2; exit 1; }
    measure $which "check $count notes" check
    measure $which "one path among $count notes" path "Marta Kessler" "Olga Novak"
    grep -q complete out || { echo "$which: no complete answer" >&2; exit 1; }
  done
  for name in ingest export check "one path among"; do row "$name $count notes"; done
done
for _ in 1 2 3 4 5 6 7 8; do cat "docs$count"/*; done >text.txt
name="analyze $(wc -w <text.txt) words"
for which in before after; do measure $which "$name" analyze text.txt; done
row "$name"
