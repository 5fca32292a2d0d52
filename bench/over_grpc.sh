#!/usr/bin/env bash
# Ingest over gRPC against the command line, in one run, since machines are
# noisy:
#   bench/over_grpc.sh SEND QUIPU...
# SEND is the client quipu_send (bench/grpc), each QUIPU a program. COUNT tiny
# documents (2,000). Prints a Markdown table of seconds: by command line and
# over gRPC, passed and as user time of the process that holds the store.
set -euo pipefail
send=$(realpath "$1")
shift
count=${COUNT:-2000}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

mkdir "$work/docs"
awk -v count="$count" -v folder="$work/docs" 'BEGIN {
  srand(7)
  split("Marta Denis Olga Pablo Ruth Emil Nadia Jorge", first, " ")
  split("Kessler Arnaud Quiroga Bright Salas Novak Ibarra Lund", last, " ")
  split("Harbour Coastal Northern Alpine Central Island", kind, " ")
  for (i = 0; i < count; ++i) {
    file = sprintf("%s/note%05d.txt", folder, i)
    printf "%s %s, president of the %s Workers Union, met the directors of the %s Reform Party in Breland.\n",
           first[1 + int(rand() * 8)], last[1 + int(rand() * 8)],
           kind[1 + int(rand() * 6)], kind[1 + int(rand() * 6)] > file
    close(file)
  }
}'

echo "| program | command line | user | gRPC | user |"
echo "|---|---|---|---|---|"
for program in "$@"; do
  program=$(realpath "$program")
  rm -rf "$work/a" "$work/b"
  TIMEFORMAT="%R %U"
  cli=$( { time "$program" --store "$work/a" ingest --root "$work/docs" "$work/docs" >/dev/null 2>&1; } 2>&1 )

  { time "$program" --store "$work/b" serve --listen 127.0.0.1:0 >"$work/said" 2>&1; } 2>"$work/server" &
  job=$!
  until address=$(grep -o '127\.0\.0\.1:[1-9][0-9]*' "$work/said" 2>/dev/null); do sleep 0.1; done
  grpc=$("$send" "$address" "$work/docs")
  pkill -TERM -P "$job"
  wait "$job" || true
  # Both hold the same graph.
  for store in a b; do
    "$program" --store "$work/$store" export >"$work/$store.jsonl"
  done
  cmp "$work/a.jsonl" "$work/b.jsonl"
  echo "| $program | ${cli% *} | ${cli#* } | $grpc | $(tail -1 "$work/server" | cut -d' ' -f2) |"
done
