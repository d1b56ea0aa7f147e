#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# TOP NAME SECONDS LOG: one fuzzer, from the inputs in the tree; a line for the log, in meson's form. What it finds is shown and kept.
set -euo pipefail
top=$1 name=$2 seconds=$3 log=$4
build=$top/build-clang
fresh=$(mktemp -d)
trap 'rm -rf -- "$fresh"' EXIT

# What comes from elsewhere says little in few bytes.
longest=4096
[[ $name != import-* ]] || longest=16384

status=OK
# A change is judged by what it does, not by luck: in CI all that is random is the same each time. ./run fuzz looks elsewhere each time.
seed=0
[[ ${CI:-} != true ]] || seed=1
ASAN_OPTIONS=detect_leaks=1 "$build/tests/fuzz/libfuzzer-$name" -seed="$seed" -max_total_time="$seconds" -max_len=$longest -timeout=10 -rss_limit_mb=2048 \
  -artifact_prefix="$build/findings/$name-" -print_final_stats=1 "$fresh" "$top/tests/fuzz/corpus-$name" >"$build/findings/$name.log" 2>&1 || status=FAIL
runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$build/findings/$name.log")
printf 'fuzz-%s: %s, %s inputs tried\n' "$name" "$status" "${runs:-0}" >&2
[[ $status == OK ]] || grep -v '^#' "$build/findings/$name.log" | tail -n 60 >&2
printf '{"name": "libfuzzer-%s", "result": "%s", "stdout": ""}\n' "$name" "$status" >>"$log"
[[ $status == OK ]]
