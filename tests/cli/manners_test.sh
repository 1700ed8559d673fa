#!/bin/sh
# How the program behaves among others: interrupted, in a closed pipe, on a terminal, with a
# full disk, with odd file names; and shell completion and the manual page.
#   sh tests/cli/manners_test.sh EXTRACTOR SOURCE_ROOT
set -u
extractor=$1
root=$2
articles=$root/examples/articles
. "$(dirname "$0")/expect.sh"

# --- Interrupted: whole records, a whole array, in order ---
awk 'BEGIN { for (n = 1; n <= 200000; ++n)
  printf "{\"id\":\"%d\",\"text\":\"قال سيرغي لافروف في موسكو: «نريد حدوداً هادئة».\"}\n", n }' \
  > "$work/many.jsonl"
# interrupt SIGNAL COMMAND…: sends the signal as soon as there is output. A background job of a
# script ignores SIGINT, so the command is started by env.
interrupt() {
  signal=$1
  shift
  : > "$work/out"
  env --default-signal=INT "$@" > "$work/out" 2> "$work/err" &
  process=$!
  for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30; do
    [ -s "$work/out" ] && break
    sleep 1
  done
  kill -"$signal" "$process"
  wait "$process"
  status=$?
}
if env --default-signal=INT true 2> /dev/null; then
  for jobs in 1 3; do
    interrupt INT "$extractor" -f jsonl --jobs $jobs "$work/many.jsonl"
    expect "interrupted, $jobs jobs" 130 . "$work/out"
    count=$(wc -l < "$work/out" | tr -d ' ')
    [ "$count" -lt 200000 ] || fail "interrupted: all was done"
    equal "whole records" "$(grep -c '^{"id":.*"diagnostics":\[\]}$' "$work/out")" "$count"
    equal "the first ones" "$(tail -n 1 "$work/out" | sed 's/^{"id":"\([0-9]*\)".*/\1/')" "$count"
    equal "nothing is called failed" "$(cat "$work/err")" ""
  done
  interrupt TERM "$extractor" -f json "$work/many.jsonl"
  expect "terminated" 143 "^]$" "$work/out"
  equal "the array is closed" "$(tail -n 1 "$work/out")" "]"
  # While it waits for input that does not come.
  mkfifo "$work/pipe"
  sleep 60 > "$work/pipe" &
  sleeper=$!
  env --default-signal=INT "$extractor" -f json < "$work/pipe" > "$work/out" 2> "$work/err" &
  process=$!
  sleep 2
  kill -INT "$process"
  wait "$process"
  status=$?
  kill "$sleeper"
  expect "interrupted while it waits" 130 "^]$" "$work/out"
fi

# --- A reader that goes away ---
(
  "$extractor" -f jsonl --jobs 2 "$work/many.jsonl" 2> "$work/err"
  echo $? > "$work/status"
) | head -n 2 > "$work/out"
equal "a closed pipe" "$(cat "$work/status") $(wc -l < "$work/out" | tr -d ' ') $(cat "$work/err")" "0 2 "
if [ -e /dev/full ]; then
  "$extractor" "$articles/cairo-match.txt" > /dev/full 2> "$work/err"
  status=$?
  expect "a full disk" 4 "standard output cannot be written" "$work/err"
fi
: > "$work/file"
run "$extractor" -f json -o "$work/file/in" "$articles"
expect "a folder that cannot be made" 4 "cannot be made" "$work/err"

# --- Jobs change nothing ---
for format in text json jsonl html conll brat web-annotation csv tsv graphml dot explain; do
  for jobs in 1 4; do
    mkdir -p "$work/$jobs"
    run "$extractor" -f $format --jobs $jobs -o "$work/$jobs/$format" "$articles"
    equal "$format in a folder" "$status $(cat "$work/err")" "0 "
    case $format in
    json | csv | graphml)
      "$extractor" -f $format --jobs $jobs "$articles" > "$work/$jobs/all.$format" || fail "$format" ;;
    esac
  done
done
diff -r "$work/1" "$work/4" > "$work/out" || fail "jobs make a difference: $(head -n 5 "$work/out")"
equal "an index of pages" "$(ls "$work/1/html" | wc -l | tr -d ' ')" 4

# --- Names of files ---
mkdir -p "$work/names/inner/.hidden" "$work/names/.git"
echo قطر > "$work/names/$(printf '\377name').txt"
echo قطر > "$work/names/-dash.txt"
echo قطر > "$work/names/inner/same.txt"
echo قطر > "$work/names/same.txt"
echo قطر > "$work/names/inner/other.text"
echo قطر > "$work/names/.git/hidden.txt"
echo قطر > "$work/names/inner/.hidden/hidden.txt"
ids() { sed 's/^{"id":"\([^"]*\)".*/\1/' "$work/out" | tr '\n' ' '; }
run "$extractor" -f jsonl "$work/names"
equal "a folder" "$status $(ids)" "0 -dash same �name "
run "$extractor" -f jsonl -r "$work/names"
equal "and what is in it" "$status $(ids)" "0 -dash inner/same same �name "
run "$extractor" -f jsonl -r -g '*.text' "$work/names"
equal "a pattern" "$status $(ids)" "0 inner/other "
run "$extractor" -f jsonl -r --glob 's*.txt' --glob 'inner/*.text' "$work/names"
equal "two patterns, one of a path" "$status $(ids)" "0 inner/other inner/same same "
run "$extractor" -f jsonl -r -o "$work/named" "$work/names"
equal "files for them" "$(cd "$work/named" && echo *)" "-dash.jsonl =FFname.jsonl inner=2Fsame.jsonl same.jsonl"
printf '{"id":"../../up","text":"قطر"}\n' > "$work/up.jsonl"
run "$extractor" -f jsonl -o "$work/up/a/b" "$work/up.jsonl"
equal "no id leads out of the folder" "$(cd "$work/up" && find . -type f | wc -l | tr -d ' ') $(ls "$work/up/a/b" | wc -l | tr -d ' ')" "1 1"
if [ "$(id -u)" -ne 0 ]; then
  echo قطر > "$work/closed.txt"
  chmod 000 "$work/closed.txt"
  run "$extractor" -f jsonl "$work/closed.txt" "$articles/cairo-match.txt"
  expect "a file that may not be read" 1 "closed.txt: cannot be read" "$work/err"
fi

# --- A terminal ---
if command -v script > /dev/null && script -qec true /dev/null > /dev/null 2>&1; then
  head -n 20000 "$work/many.jsonl" > "$work/some.jsonl"
  script -qec "'$extractor' -f jsonl -o '$work/terminal' '$work/some.jsonl'" /dev/null > "$work/out" < /dev/null
  status=$?
  expect "a bar on a terminal" 0 '\[#*\.*\].*MB/s.* left' "$work/out"
  script -qec "'$extractor' -q -f jsonl -o '$work/terminal' '$work/some.jsonl'" /dev/null > "$work/out" < /dev/null
  equal "none if quiet" "$(cat "$work/out")" ""
  script -qec "'$extractor' '$articles/cairo-match.txt'" /dev/null > "$work/out" < /dev/null
  expect "colours on a terminal" 0 "$(printf '\033')\[1m" "$work/out"
  NO_COLOR=1 script -qec "'$extractor' '$articles/cairo-match.txt'" /dev/null > "$work/out" < /dev/null
  grep -q "$(printf '\033')" "$work/out" && fail "colours in spite of NO_COLOR"
fi

# --- Completion and the manual page ---
for shell in bash zsh fish; do
  run "$extractor" --completion $shell
  cp "$work/out" "$work/complete.$shell"
  expect "completion for $shell" 0 'web-annotation' "$work/out"
  if command -v $shell > /dev/null; then
    run $shell -n "$work/complete.$shell"
    equal "$shell reads it" "$status $(cat "$work/err")" "0 "
  fi
done
# complete WORD…: what bash offers for the last word.
complete() {
  bash -c '. "$0"; compopt() { :; }; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _isnad_extract
    printf "%s " "${COMPREPLY[@]}"' "$work/complete.bash" isnad-extract "$@" 2>&1
}
if command -v bash > /dev/null; then
  equal "an option" "$(complete --rec)" "--recursive "
  equal "a format" "$(complete --format js)" "jsonl json "
  equal "a word of a list" "$(complete --types PER,O)" "PER,ORG "
  equal "after a sign" "$(complete --offsets = utf)" "utf16 "
  mkdir -p "$work/folder with blanks"
  equal "a folder" "$(cd "$work" && complete --output 'folder w')" "folder with blanks "
fi
run "$extractor" --manual
cp "$work/out" "$work/isnad-extract.1"
expect "the manual page" 0 '^\.SH EXIT STATUS' "$work/out"
if command -v groff > /dev/null; then
  run groff -man -Tutf8 -ww -z "$work/isnad-extract.1"
  equal "groff has nothing to say" "$(cat "$work/err")" ""
fi
# What --help names, the manual page names too.
"$extractor" --help | grep -o -e ' --[a-z-]*' | sort -u | while read -r option; do
  sed 's/\\-/-/g' "$work/isnad-extract.1" | grep -q -e "$option" || echo "$option"
done > "$work/out"
equal "options that the manual page lacks" "$(cat "$work/out")" ""

finish
