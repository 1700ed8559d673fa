#!/bin/sh
# Installs what is missing, builds isnad and extracts from articles (or from the samples).
#   sh examples/run.sh [ARTICLE…]
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
. "$root/examples/prepare.sh"
install_missing $BUILD_PACKAGES
build_isnad "$root" "$root/build" -DISNAD_BUILD_TESTS=OFF isnad-extract
[ $# -gt 0 ] || set -- "$root/examples/articles"
exec "$root/build/examples/isnad-extract" "$@"
