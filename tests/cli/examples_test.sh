#!/bin/sh
# The small programs of examples do what they say.
#   sh tests/cli/examples_test.sh PROGRAM_FOLDER SOURCE_ROOT
set -eu
article=$2/examples/articles/security-summit.txt
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
expect() { # NAME PATTERN
  grep -q -e "$2" "$work/out" || { echo "$1: no line matches '$2' in:"; cat "$work/out"; exit 1; }
}

"$1/minimal" < "$article" > "$work/out"
expect "minimal: an entity" '^PER سيرغي لافروف Sergey Lavrov x[1-9]'
expect "minimal: a quote" '^سيرغي لافروف: .*نريد حدودا'
"$1/minimal" < /dev/null > "$work/out"
[ ! -s "$work/out" ] || { echo "minimal: no text, but output"; exit 1; }

# A name that isnad does not know but for this call, with its byte offsets.
text='افتتحت الكوكبة الخضراء معرضها أمس.'
printf '%s\n' "$text" | "$1/extra-names" ORG 'نجمة أخرى' > "$work/out"
[ ! -s "$work/out" ] || { echo "extra-names: a name that is not in the text:"; cat "$work/out"; exit 1; }
printf '%s\n' "$text" | "$1/extra-names" LOC 'نجمة أخرى' ORG 'الكوكبة الخضراء' > "$work/out"
expect "extra-names" '^tag2 ORG 13-42 الكوكبة الخضراء$'
if "$1/extra-names" ORG < /dev/null > "$work/out" 2>&1; then
  echo "extra-names: half a name is taken"
  exit 1
fi
expect "extra-names: usage" '^usage: '
