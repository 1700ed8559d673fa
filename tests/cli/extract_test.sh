#!/bin/sh
# The example extractor as a user runs it: inputs, formats, errors and exit statuses.
#   sh tests/cli/extract_test.sh EXTRACTOR SOURCE_ROOT
set -u
extractor=$1
root=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failures=0

# expect NAME STATUS PATTERN FILE: the last command's status, and a line of FILE that matches.
expect() {
  if [ "$status" -ne "$2" ]; then
    echo "$1: status $status instead of $2"
    failures=$((failures + 1))
  fi
  if ! grep -q -e "$3" "$4"; then
    echo "$1: no line matches '$3' in:"
    cat "$4"
    failures=$((failures + 1))
  fi
}
run() { "$extractor" "$@" > "$work/out" 2> "$work/err" < /dev/null; status=$?; }

run "$root/examples/articles/security-summit.txt"
expect "text by default" 0 "^Quotes$" "$work/out"
run --format jsonl "$root/examples/articles"
expect "a folder, one object a file" 0 '^{"id":"cairo-match"' "$work/out"
[ "$(wc -l < "$work/out")" -eq 3 ] || { echo "a folder: not three lines"; failures=$((failures + 1)); }
run --format json "$root/examples/articles/gulf-economy.txt"
expect "json" 0 '"reasons"' "$work/out"
echo "وصل الوزير إلى القاهرة" | "$extractor" --format jsonl > "$work/out" 2> "$work/err"; status=$?
expect "standard input" 0 '"id":"stdin"' "$work/out"
run --explain "$root/examples/articles/cairo-match.txt"
expect "explain" 0 "candidates" "$work/out"
run --help
expect "help" 0 "Exit status" "$work/out"
run --version
expect "version" 0 "isnad-extract [0-9]" "$work/out"

run --format jsonl "$work/missing.txt" "$root/examples/articles/cairo-match.txt"
expect "a missing file is named" 1 "missing.txt: cannot be read" "$work/err"
expect "and the others are done" 1 '"id":"cairo-match"' "$work/out"
mkdir "$work/empty"
run "$work/empty"
expect "an empty folder" 1 "no .txt file" "$work/err"
run --format xml
expect "a wrong option" 2 "xml" "$work/err"
printf '%% kind: names\nقطر\n= \n' > "$work/faulty.txt"
run --resources "$work/faulty.txt" --format jsonl -- "$root/examples/articles/cairo-match.txt"
expect "a faulty resource, first fault" 3 "faulty.txt:3: a spelling is missing" "$work/err"
expect "a faulty resource, second fault" 3 "faulty.txt:2: a name before" "$work/err"
run --resources "$work/none.txt" --format jsonl -- "$root/examples/articles/cairo-match.txt"
expect "a missing resource" 3 "none.txt: cannot be read" "$work/err"
printf '%% kind: names\n%% type: ORG\nزعطوط\n> Zatut\n' > "$work/mine.txt"
echo "أعلنت شركة زعطوط أرباحها" > "$work/article.txt"
run --format jsonl --resources "$work/mine.txt" -- "$work/article.txt"
expect "a user's gazetteer" 0 '"key":"zatut"' "$work/out"
printf 'قطر \377 قطر' > "$work/bad.txt"
run --format jsonl "$work/bad.txt"
expect "ill-formed bytes" 0 '"message":"ill-formed UTF-8"' "$work/out"

[ "$failures" -eq 0 ] && echo "all as expected"
exit "$failures"
