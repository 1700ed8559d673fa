#!/bin/sh
# Installs what is missing, builds isnad with its tests and runs them all.
#   sh tests/run.sh [CTEST OPTION…]
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
. "$root/examples/prepare.sh"
install_missing $BUILD_PACKAGES doctest-dev pkg-config
build_isnad "$root" "$root/build" -DISNAD_BUILD_TESTS=ON
cd "$root/build"
exec ctest --output-on-failure "$@"
