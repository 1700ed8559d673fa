#!/bin/sh
# Installs a build into a folder of its own and uses it from another project, by find_package and
# by pkg-config.
#   sh tests/consumer/run.sh BUILD_FOLDER
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
build=$(cd "$1" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cmake --install "$build" --prefix "$work/prefix" > "$work/log" 2>&1 || { cat "$work/log"; exit 1; }

cmake -S "$root/tests/consumer" -B "$work/build" -DCMAKE_PREFIX_PATH="$work/prefix" > "$work/log" 2>&1 &&
  cmake --build "$work/build" >> "$work/log" 2>&1 || { cat "$work/log"; exit 1; }
"$work/build/consumer"

library=$(dirname "$(find "$work/prefix" -name isnad.pc)")
PKG_CONFIG_PATH="$library"
export PKG_CONFIG_PATH
mode=
[ -n "$(find "$work/prefix" -name 'libisnad.so')" ] || mode=--static
# shellcheck disable=SC2046
"${CXX:-c++}" -std=c++17 "$root/tests/consumer/consumer.cpp" -o "$work/by-pkg-config" \
  $(pkg-config --cflags --libs $mode isnad)
LD_LIBRARY_PATH="$(dirname "$library")" "$work/by-pkg-config" > /dev/null
echo "The installed library works from another project."
