#!/bin/sh
# Builds the Debian packages (libisnad0, libisnad-dev, isnad-tools) from the working tree.
#   sh tests/package/build.sh FOLDER [SOURCE [BUILD_FOLDER]]
# The same source gives the same packages, byte for byte, in whatever folder: times are those of
# SOURCE_DATE_EPOCH, by default of the last commit, and no file holds the names of folders (in a
# program's build id: the library's, which it is linked with until it is installed; here $ORIGIN).
set -eu
out=$(mkdir -p "$1" && cd "$1" && pwd)
root=${2:-$(cd "$(dirname "$0")/../.." && pwd)}
log=$(mktemp)
build=${3:-$(mktemp -d)}
trap 'rm -f "$log"; [ $# -ge 3 ] || rm -rf "$build"' EXIT
if [ -z "${SOURCE_DATE_EPOCH:-}" ]; then
  SOURCE_DATE_EPOCH=$(git -C "$root" log -1 --format=%ct 2>/dev/null || echo 1767225600)
fi
export SOURCE_DATE_EPOCH
umask 022
export CXXFLAGS="-ffile-prefix-map=$root=. -ffile-prefix-map=$build=./build ${CXXFLAGS:-}"
quietly() { "$@" > "$log" 2>&1 || { tail -40 "$log"; echo "FAILED: $*"; exit 1; }; }
quietly cmake -S "$root" -B "$build" -DCMAKE_BUILD_TYPE=Release -DCMAKE_INSTALL_PREFIX=/usr \
  -DBUILD_SHARED_LIBS=ON -DISNAD_BUILD_TESTS=OFF -DCMAKE_BUILD_RPATH_USE_ORIGIN=ON
quietly cmake --build "$build" --parallel "$(nproc)"
quietly cpack --config "$build/CPackConfig.cmake" -B "$build/packages"
cp "$build"/packages/*.deb "$out/"
