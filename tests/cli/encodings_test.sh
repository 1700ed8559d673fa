#!/bin/sh
# Articles in old encodings, against the same article in UTF-8.
#   sh tests/cli/encodings_test.sh EXTRACTOR SOURCE_ROOT
set -u
extractor=$1
root=$2
. "$(dirname "$0")/expect.sh"
if ! command -v iconv > /dev/null; then
  echo "no iconv here"
  exit 77
fi

mkdir "$work/utf8"
# Words that all encodings have; long enough to tell an encoding by.
cat > "$work/utf8/article.txt" <<'END'
قال وزير الخارجية الروسي سيرغي لافروف في موسكو إن بلاده تريد حدودا هادئة مع جميع جيرانها.
وأضاف الوزير أن المحادثات مع تركيا ومصر ستستمر في القاهرة خلال الأسبوع المقبل، من دون أن يذكر موعدا.
وأعلنت وزارة الدفاع في أنقرة أنها سترسل وفدا إلى المحادثات، فيما رحبت الأمم المتحدة بهذه الخطوة.
END
run "$extractor" -f jsonl "$work/utf8/article.txt"
expect "UTF-8" 0 '"name":"سيرغي لافروف"' "$work/out"
cp "$work/out" "$work/wanted"

for encoding in UTF-16 UTF-16LE UTF-16BE windows-1256 ISO-8859-6; do
  mkdir "$work/$encoding"
  iconv -f UTF-8 -t "$encoding" "$work/utf8/article.txt" > "$work/$encoding/article.txt"
  run "$extractor" -f jsonl --encoding "$encoding" --write-text "$work/text" "$work/$encoding"
  expect "$encoding" 0 . "$work/out"
  same "$encoding" "$work/out" "$work/wanted"
  same "the text of $encoding" "$work/text/article.txt" "$work/utf8/article.txt"
  run "$extractor" -f jsonl --encoding auto "$work/$encoding"
  expect "$encoding, not told" 0 . "$work/out"
  same "$encoding, not told" "$work/out" "$work/wanted"
done
run "$extractor" -f jsonl --encoding auto "$work/utf8"
same "UTF-8, not told" "$work/out" "$work/wanted"
run "$extractor" -f jsonl --encoding cp1256 "$work/windows-1256"
same "by another name" "$work/out" "$work/wanted"

# A byte order mark of UTF-8 is part of the file, and its offsets count it.
printf '\357\273\277قطر' > "$work/marked.txt"
run "$extractor" -f jsonl --write-text "$work/text" "$work/marked.txt"
expect "UTF-8 with its mark" 0 '"begin":3,"end":9,"text":"قطر"' "$work/out"
same "its text" "$work/text/marked.txt" "$work/marked.txt"

# JSON Lines in UTF-16.
printf '{"text":"قطر"}\n{"text":"مصر"}\n' | iconv -f UTF-8 -t UTF-16 > "$work/news.jsonl"
run "$extractor" -f jsonl --encoding UTF-16 "$work/news.jsonl"
expect "records in UTF-16" 0 '^{"id":"news:2".*"text":"مصر"' "$work/out"

# A language that none of these encodings is for.
printf 'caf\351 au lait et les enfants de la rue sont tr\350s contents' > "$work/what.txt"
run "$extractor" -f jsonl --encoding auto "$work/what.txt" "$work/utf8/article.txt"
expect "what cannot be told" 1 "what.txt: its encoding cannot be told" "$work/err"
same "does not stop the rest" "$work/out" "$work/wanted"
: > "$work/none.txt"
run "$extractor" -f jsonl --encoding auto "$work/none.txt"
expect "an empty file" 0 '"mentions":\[\]' "$work/out"
run "$extractor" -f jsonl --encoding UTF-16 "$work/none.txt"
expect "an empty file in UTF-16" 0 '"mentions":\[\]' "$work/out"
run "$extractor" --encoding utf-99 "$root/examples/articles"
expect "an encoding that is none" 2 "utf-99" "$work/err"

finish
