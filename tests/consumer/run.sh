#!/bin/sh
# Uses isnad from other projects, in C++17, in every way that the README names: find_package and
# pkg-config on installed static and shared libraries that were moved afterwards, add_subdirectory,
# FetchContent; two copies of isnad in one process and in one build. With g++, and with clang++
# where it is there.
#   sh tests/consumer/run.sh [STATIC_BUILD SHARED_BUILD]
# The builds are made where none are given.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
jobs=$(nproc 2>/dev/null || echo 2)

quietly() { "$@" > "$work/log" 2>&1 || { cat "$work/log"; echo "FAILED: $*"; exit 1; }; }
configure_and_build() { # SOURCE BUILD CMAKE_OPTION…
  from=$1 to=$2
  shift 2
  quietly cmake -S "$from" -B "$to" "$@"
  quietly cmake --build "$to" --parallel "$jobs"
}
passed() { echo "passed: $1"; }

if [ $# -eq 2 ]; then
  static=$(cd "$1" && pwd)
  shared=$(cd "$2" && pwd)
else
  static=$work/static
  shared=$work/shared
  configure_and_build "$root" "$static" -DISNAD_BUILD_TESTS=OFF
  configure_and_build "$root" "$shared" -DISNAD_BUILD_TESTS=OFF -DBUILD_SHARED_LIBS=ON
fi
compilers=g++
command -v clang++ > /dev/null 2>&1 && compilers="g++ clang++"

for kind in static shared; do
  eval "build=\$$kind"
  # Installed into one folder, then moved: nothing may remember the first.
  quietly cmake --install "$build" --prefix "$work/first-$kind"
  mkdir "$work/moved-$kind"
  mv "$work/first-$kind" "$work/moved-$kind/isnad"
  prefix=$work/moved-$kind/isnad
  if grep -rl -e "$work/first" -e "$root" "$prefix"/lib*/ "$prefix/include" > "$work/log" 2>&1; then
    echo "These remember where they were made:"
    cat "$work/log"
    exit 1
  fi
  "$prefix/bin/isnad-extract" --version > /dev/null
  passed "$kind: installed programs run where they were moved"
  pc=$(dirname "$(find "$prefix" -name isnad.pc)")
  library=$(dirname "$pc")

  for compiler in $compilers; do
    set -- -DISNAD_BY=find_package -DCMAKE_PREFIX_PATH="$prefix" -DCMAKE_CXX_COMPILER="$compiler"
    [ "$kind" = static ] || set -- "$@" -DPLUGIN="$work/find-static-$compiler/libplugin.so"
    configure_and_build "$root/tests/consumer" "$work/find-$kind-$compiler" "$@"
    "$work/find-$kind-$compiler/consumer" > /dev/null
    passed "$kind, $compiler: find_package"

    mode=
    [ "$kind" = shared ] || mode=--static
    # shellcheck disable=SC2046
    PKG_CONFIG_PATH=$pc sh -eu -c 'flags=$(pkg-config --cflags --libs $2 isnad)
      exec $1 -std=c++17 "$3/tests/consumer/consumer.cpp" -o "$4" $flags' \
      sh "$compiler" "$mode" "$root" "$work/by-pkg-config"
    LD_LIBRARY_PATH=$library "$work/by-pkg-config" > /dev/null
    passed "$kind, $compiler: pkg-config"
  done
done

for compiler in $compilers; do
  if nm -DC --defined-only "$work/find-static-$compiler/libplugin.so" | grep ' isnad::'; then
    echo "A plug-in with a static isnad shows isnad's symbols."
    exit 1
  fi
done
passed "two copies in one process"

# As a subproject, built in the least time. The consumer names no build type, and isnad sets none.
configure_and_build "$root/tests/consumer" "$work/subdirectory" -DISNAD_BY=add_subdirectory \
  -DISNAD_SOURCE="$root" -DCMAKE_UNITY_BUILD=ON
"$work/subdirectory/consumer" > /dev/null
passed "add_subdirectory, static; no settings of the consumer changed"
configure_and_build "$root/tests/consumer" "$work/fetch" -DISNAD_BY=FetchContent \
  -DISNAD_SOURCE="$root" -DCMAKE_UNITY_BUILD=ON -DBUILD_SHARED_LIBS=ON
"$work/fetch/consumer" > /dev/null
passed "FetchContent, shared, two copies in one build"
