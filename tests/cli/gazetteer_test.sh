#!/bin/sh
# isnad-gazetteer as a maintainer runs it, and the commands of GAZETTEERS.md.
#   sh tests/cli/gazetteer_test.sh GAZETTEER EXTRACTOR SOURCE_ROOT
set -u
gazetteer=$1
extractor=$2
root=$3
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
run() { "$gazetteer" "$@" > "$work/out" 2> "$work/err" < /dev/null; status=$?; }
oases=$root/examples/own_gazetteer/oases.txt

run --help
expect "help" 0 "Exit status" "$work/out"
run
expect "no command" 2 "subcommand" "$work/err"
run check
expect "no file" 2 "file is required" "$work/err"
run check "$work/none.txt"
expect "a file that is not there" 3 "none.txt: cannot be read" "$work/err"

run check --coverage "$oases"
expect "a good list" 0 "1 lists: 0 errors, 0 warnings" "$work/err"
run test "$oases"
expect "its cases, found beside it" 0 "8 cases: 8 pass, 0 known failures, 0 fail" "$work/err"
run check --alone "$root/src/data"
expect "the shipped lists" 0 " 0 errors, 0 warnings" "$work/err"

cat > "$work/bad.txt" << 'LIST'
% kind: names
% type: LOC
لندن
= لندن
% colour: red
LIST
run check "$work/bad.txt"
expect "syntax" 1 "bad.txt:5: error: unknown directive 'colour' \[syntax\]" "$work/out"
expect "a header" 1 "bad.txt:3: warning: an entry before '% source" "$work/out"
expect "a duplicate" 1 "bad.txt:4: warning: .* repeats .*bad.txt:3 \[duplicate\]" "$work/out"
expect "a name without id" 1 "bad.txt:3: warning: a name without id" "$work/out"

sed 's/صباحا/<LOC>صباحا<\/LOC>/' "$root/examples/own_gazetteer/oases.cases.txt" > "$work/oases.cases.txt"
cp "$oases" "$work/oases.txt"
run test "$work/oases.txt"
expect "a case that fails" 1 "^  expected .*<LOC>صباحا</LOC>" "$work/out"
expect "a case that fails, its line" 1 "oases.cases.txt:2: fails" "$work/out"
run test --mark "$work/oases.txt"
expect "marking" 0 "marked: .*oases.cases.txt" "$work/err"
run test --show-known "$work/oases.txt"
expect "a marked case" 0 "7 pass, 1 known failures, 0 fail" "$work/err"
expect "a marked case, shown" 0 "oases.cases.txt:3: fails, as is known" "$work/out"
cp "$root/examples/own_gazetteer/oases.cases.txt" "$work/oases.cases.txt"
sed -i 's/^وصل/# known failure\n&/' "$work/oases.cases.txt"
run test "$work/oases.txt"
expect "a known failure that passes" 1 "oases.cases.txt:3: passes, but is listed" "$work/out"
rm "$work/oases.cases.txt"
run test "$work/oases.txt"
expect "no cases" 2 "no cases" "$work/err"

run stats "$oases"
expect "statistics" 0 "LOC town  *6 " "$work/out"
run stats --totals
expect "statistics of everything built in" 0 "^all  *LOC country " "$work/out"

printf 'زار الوفد أغورمي ثم بلدة المراقي.\n\nعاد إلى أغورمي. كان المراقي واضحا.\n' > "$work/text.txt"
run hits "$oases" --text "$work/text.txt"
expect "hits, taken and seen" 0 "^ *2  *2  .*oases.txt:9: LOC أغورمي$" "$work/out"
expect "hits, a flagged name" 0 "^ *1  *2  .*LOC ~ المراقي$" "$work/out"
expect "hits, a context that was not taken" 0 "^    -  .*كان \[المراقي\] واضحا" "$work/out"
run hits "$oases" --text "$work/text.txt" --order refused --top 1
expect "hits, the most refused first" 0 "المراقي" "$work/out"

# Every command of the guide's worked example, in a folder of its own.
mkdir "$work/guide"
cp "$oases" "$root/examples/own_gazetteer/oases.cases.txt" "$work/guide"
mkdir -p "$work/bin"
ln -s "$gazetteer" "$work/bin/isnad-gazetteer"
ln -s "$extractor" "$work/bin/isnad-extract"
awk '/^<!-- files -->/ { on = 1; next } on && /^    /{ print substr($0, 5) } /^<!-- end -->/ { on = 0 }' \
  "$root/GAZETTEERS.md" > "$work/guide/commands.sh"
[ "$(grep -c isnad- "$work/guide/commands.sh")" -ge 5 ] || { echo "the guide has no commands"; failures=$((failures + 1)); }
(cd "$work/guide" && PATH="$work/bin:$PATH" sh -e ./commands.sh) > "$work/out" 2>&1
status=$?
expect "the guide's commands" 0 "cases: .* 0 fail" "$work/out"

[ "$failures" -eq 0 ] && echo "isnad-gazetteer behaves."
exit "$failures"
