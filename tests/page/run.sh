#!/bin/sh
# The pages in a real browser. Skips, and says so, where the browser is missing.
#   sh tests/page/run.sh MAKE_PAGES SOURCE_ROOT
set -eu
maker=$1
root=$2
here=$root/tests/page

skip() {
  echo "SKIPPED: $1"
  exit 77
}
command -v node > /dev/null || skip "no node"
[ -d "$here/node_modules/playwright-core" ] || skip "no playwright-core: run npm ci in tests/page"
found=
for place in "${CHROMIUM:-}" /usr/bin/chromium /usr/bin/chromium-browser /usr/bin/google-chrome; do
  if [ -n "$place" ] && [ -x "$place" ]; then found=$place; fi
done
[ -n "$found" ] || skip "no Chromium"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# What no repository should hold: ill-formed bytes, NUL, bidi controls, a hostile name.
mkdir "$work/articles"
printf '' > "$work/articles/empty.txt"
printf 'سطر من القاهرة\r\n\r\nوقال أنطونيو غوتيريش: "نعم" \377\376 و\000 في \342\200\256الدوحة.\r\n' \
  > "$work/articles/ill-formed.txt"
printf 'زار وزير الخارجية الروسي سيرغي لافروف بيروت.' \
  > "$work/articles/\"><img src=x onerror=hacked=7>&'{{id}}.txt"
"$maker" "$work/ar" ar "$root"/examples/articles/*.txt "$here"/articles/*.txt "$work"/articles/*.txt
"$maker" "$work/en" en "$root"/examples/articles/*.txt "$here"/articles/*.txt "$work"/articles/*.txt
PAGES=$work node --test --test-concurrency=1 "$here/page.test.mjs"
