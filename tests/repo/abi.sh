#!/bin/sh
# What the shared library and the installed headers show must be what the lists beside this file
# say, so that a change of it is a decision: with new names the lists are written again and the
# minor version goes up; where a name is gone or changed, so does ISNAD_SOVERSION.
#   sh tests/repo/abi.sh LIBISNAD_SO [--update]
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export LC_ALL=C

nm --dynamic --defined-only --demangle "$1" |
  sed -E 's/^[0-9a-f]* [A-Za-z] //; s/@@?ISNAD_.*//' | grep -v '^ISNAD_[0-9]*$' | sort -u > "$work/symbols.txt"
(cd "$root/include" && find . -type f | sed 's/^\.\///' | sort) > "$work/headers.txt"
if [ "${2:-}" = --update ]; then
  cp "$work/symbols.txt" "$work/headers.txt" "$here/"
  exit 0
fi
for list in symbols headers; do
  diff -u "$here/$list.txt" "$work/$list.txt" || {
    echo "Not what tests/repo/$list.txt says. If it is meant: sh tests/repo/abi.sh $1 --update"
    exit 1
  }
done
