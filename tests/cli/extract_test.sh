#!/bin/sh
# The example extractor as a user runs it: inputs, formats, errors and exit statuses.
#   sh tests/cli/extract_test.sh EXTRACTOR SOURCE_ROOT
set -u
extractor=$1
root=$2
. "$(dirname "$0")/expect.sh"
extract() { run "$extractor" "$@"; }

extract "$root/examples/articles/security-summit.txt"
expect "text by default" 0 "^Quotes$" "$work/out"
extract --format jsonl "$root/examples/articles"
expect "a folder, one object a file" 0 '^{"id":"cairo-match"' "$work/out"
[ "$(wc -l < "$work/out")" -eq 3 ] || { echo "a folder: not three lines"; failures=$((failures + 1)); }
extract --format json "$root/examples/articles/gulf-economy.txt"
expect "json" 0 '"reasons"' "$work/out"
echo "وصل الوزير إلى القاهرة" | "$extractor" --format jsonl > "$work/out" 2> "$work/err"; status=$?
expect "standard input" 0 '"id":"stdin"' "$work/out"
extract --explain "$root/examples/articles/cairo-match.txt"
expect "explain" 0 "candidates" "$work/out"
extract --help
expect "help" 0 "Exit status" "$work/out"
extract --version
expect "version" 0 "isnad-extract [0-9]" "$work/out"

extract --format jsonl "$work/missing.txt" "$root/examples/articles/cairo-match.txt"
expect "a missing file is named" 1 "missing.txt: cannot be read" "$work/err"
expect "and the others are done" 1 '"id":"cairo-match"' "$work/out"
mkdir "$work/empty"
extract "$work/empty"
expect "an empty folder" 1 'no file \*.txt' "$work/err"
extract --format xml
expect "a wrong option" 2 "xml" "$work/err"
printf '%% kind: names\nقطر\n= \n' > "$work/faulty.txt"
extract --resources "$work/faulty.txt" --format jsonl -- "$root/examples/articles/cairo-match.txt"
expect "a faulty resource, first fault" 3 "faulty.txt:3: a spelling is missing" "$work/err"
expect "a faulty resource, second fault" 3 "faulty.txt:2: a name before" "$work/err"
extract --resources "$work/none.txt" --format jsonl -- "$root/examples/articles/cairo-match.txt"
expect "a missing resource" 3 "none.txt: cannot be read" "$work/err"
printf '%% kind: names\n%% type: ORG\nزعطوط\n> Zatut\n' > "$work/mine.txt"
echo "أعلنت شركة زعطوط أرباحها" > "$work/article.txt"
extract --format jsonl --resources "$work/mine.txt" -- "$work/article.txt"
expect "a user's gazetteer" 0 '"key":"zatut"' "$work/out"
printf 'قطر \377 قطر' > "$work/bad.txt"
extract --format jsonl "$work/bad.txt"
expect "ill-formed bytes" 0 '"message":"ill-formed UTF-8"' "$work/out"


# Options that choose what is found.
echo "قال سيرغي لافروف في موسكو: «نريد حدوداً هادئة». وأعلنت الأمم المتحدة أنها ترحب بذلك." > "$work/two.txt"
extract -f jsonl --types PER "$work/two.txt"
expect "one type" 0 '"type":"PER"' "$work/out"
grep -q '"type":"\(LOC\|ORG\)"' "$work/out" && fail "types: others are there"
extract -f jsonl --types LOC,org "$work/two.txt"
expect "two types" 0 '"type":"LOC"' "$work/out"
grep -q '"type":"PER"' "$work/out" && fail "types: others are there"
extract -f tsv --kinds direct "$work/two.txt"
expect "one kind" 0 'نريد' "$work/out"
grep -q 'ترحب' "$work/out" && fail "kinds: others are there"
for name in lavrov لافروف "سيرغى لافروف"; do
  extract -f csv --speaker "$name" "$work/two.txt"
  expect "a speaker, $name" 0 'نريد' "$work/out"
  grep -q 'ترحب' "$work/out" && fail "speaker: others are there"
done
extract -f csv --speaker nobody "$work/two.txt"
equal "a speaker who says nothing" "$status $(wc -l < "$work/out" | tr -d ' ')" "0 1"
extract -f jsonl --min-weight 1000 "$work/two.txt"
expect "a weight" 0 '"mentions":\[\]' "$work/out"
echo "زارت زعطوط المدينة" > "$work/extra.txt"
extract -f jsonl --extra-name "ORG:زعطوط" "$work/extra.txt"
expect "an extra name" 0 '"type":"ORG"' "$work/out"
extract --extra-name "زعطوط" "$work/extra.txt"
expect "an extra name without type" 2 "TYPE:NAME" "$work/err"
extract -f jsonl --offsets codepoint "$work/two.txt"
expect "code points" 0 '"offsets":"codepoint".*"begin":4,"end":16,"text":"سيرغي لافروف"' "$work/out"
extract -f csv --bom "$work/two.txt"
expect "a byte order mark" 0 "^$(printf '\357\273\277')document," "$work/out"
extract -f jsonl --reasons "$work/two.txt"
expect "reasons" 0 '"reasons":\[{' "$work/out"
extract -f jsonl --stats "$work/two.txt"
expect "statistics" 0 '^quotes  *2  (direct 1, indirect 1, mixed 0), 2 with a speaker$' "$work/err"
equal "beside the output" "$(wc -l < "$work/out" | tr -d ' ')" 1
extract -f html "$work/two.txt"
expect "a page" 0 '<!doctype html>' "$work/out"
extract -f html "$work/two.txt" "$work/extra.txt"
expect "two pages in one file" 2 "name a folder with --output" "$work/err"
extract -f brat "$work/two.txt"
expect "brat without a folder" 2 "needs --output" "$work/err"
for wrong in "--offsets utf16 -f html" "--bom -f json" "--with-text -f csv" "--reasons -f conll" \
  "--explain -f json" "--jobs 0" "--types EVT" "--min-weight -1" "--nonsense"; do
  # shellcheck disable=SC2086
  extract $wrong "$work/two.txt"
  expect "wrong: $wrong" 2 . "$work/err"
done
: > "$work/none.txt"
for format in text json jsonl html conll web-annotation csv tsv graphml dot explain; do
  extract -f $format "$work/none.txt"
  equal "an empty article in $format" "$status $(cat "$work/err")" "0 "
done

finish
