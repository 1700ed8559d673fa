#!/bin/sh
# The same source, built in two folders of different names and depths at different times, gives the
# same packages, byte for byte.
#   sh tests/package/reproducible.sh
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
: "${SOURCE_DATE_EPOCH:=$(git -C "$root" log -1 --format=%ct 2> /dev/null || echo 1767225600)}"
export SOURCE_DATE_EPOCH
# A compiler's cache would give the second build the first one's objects.
unset CMAKE_CXX_COMPILER_LAUNCHER

first=$work/a/source
second=$work/another/folder/of/source
for source in "$first" "$second"; do
  mkdir -p "$source"
  (cd "$root" && tar -c --exclude=./.git --exclude='./build*' .) | tar -x -C "$source"
done
sh "$first/tests/package/build.sh" "$work/first" "$first" "$work/a/build"
sleep 1
TZ=Asia/Tokyo LC_ALL=C sh "$second/tests/package/build.sh" "$work/second" "$second" "$work/another/build"

cmp "$work/a/build/libisnad.so" "$work/another/build/libisnad.so"
for package in "$work"/first/*.deb; do
  cmp "$package" "$work/second/$(basename "$package")"
  sha256sum "$package" | sed 's# .*/# #'
done
echo "passed: two builds, the same library and packages"
