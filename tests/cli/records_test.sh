#!/bin/sh
# JSON Lines: ten thousand records of which a hundred are damaged lose nothing but the
# hundred, which are named; whatever the number of jobs.
#   sh tests/cli/records_test.sh EXTRACTOR
set -u
extractor=$1
. "$(dirname "$0")/expect.sh"

# Every hundredth record is damaged, in ten ways by turns.
awk 'BEGIN {
  text = "قال سيرغي لافروف في موسكو: «نريد حدوداً هادئة».";
  for (n = 1; n <= 10000; ++n) {
    if (n % 100 != 37) {
      printf "{\"date\":\"2026-01-01\",\"body\":\"%s\",\"key\":\"r%d\",\"n\":%d}\n", text, n, n;
      continue;
    }
    way = int(n / 100) % 10;
    if (way == 0) print "{\"body\":\"" text "\"";
    if (way == 1) print "قال لافروف";
    if (way == 2) print "[1, 2]";
    if (way == 3) print "{\"text\":\"" text "\"}";
    if (way == 4) print "{\"body\":7}";
    if (way == 5) print "{\"body\":null,\"key\":\"a\"}";
    if (way == 6) printf "{\"body\":\"%c\"}\n", 7;
    if (way == 7) print "{\"body\":\"\\ud800\"}";
    if (way == 8) print "{\"body\":\"a\",\"key\":[1]}";
    if (way == 9) print "{\"body\":\"a\"}{\"body\":\"b\"}";
  }
}' > "$work/news.jsonl"
awk 'BEGIN { for (n = 1; n <= 10000; ++n) if (n % 100 == 37) print n }' > "$work/damaged"
awk 'BEGIN { for (n = 1; n <= 10000; ++n) if (n % 100 != 37) print "r" n }' > "$work/whole"

for jobs in 1 2 7; do
  run "$extractor" -f jsonl --text-field body --id-field key --jobs $jobs "$work/news.jsonl"
  expect "damaged records" 1 "news.jsonl:37: " "$work/err"
  sed -n 's/^isnad-extract: .*news\.jsonl:\([0-9]*\): .*/\1/p' "$work/err" > "$work/named"
  same "the damaged are named, with $jobs jobs" "$work/named" "$work/damaged"
  equal "and nothing else is said" "$(wc -l < "$work/err" | tr -d ' ')" 100
  sed 's/^{"id":"\([^"]*\)".*/\1/' "$work/out" > "$work/ids"
  same "all others are there, in order, with $jobs jobs" "$work/ids" "$work/whole"
  [ $jobs = 1 ] && cp "$work/out" "$work/single"
  same "the same with $jobs jobs" "$work/out" "$work/single"
done
equal "fields are carried" \
  "$(grep -c '"date":"2026-01-01","key":"r[0-9]*","n":[0-9]*}$' "$work/single")" 9900
equal "and what is found stands beside" "$(grep -c '"name":"سيرغي لافروف"' "$work/single")" 9900

# Fields as they were written, and those that the output has itself.
cat > "$work/fields.jsonl" <<'END'
{"id":7,"n":1.50,"big":12345678901234567890123,"s":"\u0641\/\"}","deep":{"a":[{"b":"]}"}]},"text":"قطر","quotes":[1],"input_quotes":true}

{"text":"قطر","a":1,"a":2,"e":{},"id":null}
{ "text" : "قطر" , "x" : [ 1 , 2 ] }
END
run "$extractor" -f jsonl "$work/fields.jsonl"
expect "as they were written" 0 '^{"id":"7",.*"n":1\.50,"big":12345678901234567890123,"s":"\\u0641\\/\\"}","deep":{"a":\[{"b":"\]}"}\]},"input_input_quotes":\[1\],"input_quotes":true}$' "$work/out"
expect "the last of the same name" 0 '^{"id":"fields:3",.*"diagnostics":\[\],"a":2,"e":{}}$' "$work/out"
expect "blanks" 0 '^{"id":"fields:4",.*"x":\[ 1 , 2 \]}$' "$work/out"
run "$extractor" -f json --with-text "$work/fields.jsonl"
expect "fields in an array" 0 '^  "n":1.50,"big"' "$work/out"
expect "the text on request" 0 '"text": "قطر"' "$work/out"

printf '\357\273\277{"text":"a"}\r\n{"text":"b"}' > "$work/marked.ndjson"
run "$extractor" -f jsonl "$work/marked.ndjson"
expect "a byte order mark and CR LF" 0 '"id":"marked:1"' "$work/out"
expect "a last line without an end" 0 '"id":"marked:2"' "$work/out"
: > "$work/empty.jsonl"
run "$extractor" -f jsonl "$work/empty.jsonl"
equal "no records" "$status $(wc -c < "$work/out" | tr -d ' ')" "0 0"
run "$extractor" -f json "$work/empty.jsonl"
equal "an array of none" "$(tr -d ' \n' < "$work/out")" "[]"
printf '{"text":"قطر"}\n' | "$extractor" --input jsonl -f jsonl > "$work/out" 2> "$work/err"
status=$?
expect "standard input" 0 '^{"id":"stdin:1"' "$work/out"
run "$extractor" --input text --text-field body "$work/fields.jsonl"
expect "fields of text" 2 "for JSON Lines" "$work/err"
run "$extractor" -f jsonl --id-field id -o "$work/folder" "$work/fields.jsonl" "$work/fields.jsonl"
expect "a file a record" 0 '"id":"7"' "$work/folder/7.jsonl"
expect "and none is lost where ids are the same" 0 '"id":"7"' "$work/folder/7~2.jsonl"

finish
