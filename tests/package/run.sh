#!/bin/sh
# Builds the Debian packages, installs them in a clean Debian system (debootstrap, in a folder that
# is removed afterwards), runs isnad-extract on a sample there and compiles a program of its own.
#   sh tests/package/run.sh [FOLDER_FOR_THE_PACKAGES]
# Needs root and debootstrap; without them it builds and looks at the packages, says SKIPPED and
# exits with 77. MIRROR and SUITE name another Debian mirror and release.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
clean=$work/root
trap 'umount "$clean/proc" 2>/dev/null || true; rm -rf "$work"' EXIT
out=${1:-$work/packages}
mkdir -p "$out"
out=$(cd "$out" && pwd)
suite=${SUITE:-$(. /etc/os-release && echo "${VERSION_CODENAME:-bookworm}")}
quietly() { "$@" > "$work/log" 2>&1 || { tail -40 "$work/log"; echo "FAILED: $*"; exit 1; }; }

sh "$root/tests/package/build.sh" "$out"
for package in "$out"/*.deb; do
  echo "$(basename "$package"): $(dpkg-deb -f "$package" Depends)"
  dpkg-deb -c "$package" | awk '{ print "  " $6 }' | grep -v '/$'
done > "$work/contents"
cat "$work/contents"
must_hold() { # PACKAGE PATTERN: the package's Depends
  dpkg-deb -f "$out/$1"_*.deb Depends | grep -qE "$2" || { echo "$1 must depend on $2"; exit 1; }
}
must_hold libisnad0 'libicu[0-9]+'
must_hold libisnad0 'libre2-[0-9]+'
must_hold libisnad0 'libstdc\+\+6'
must_hold libisnad-dev 'libisnad0 \(= '
must_hold isnad-tools 'libisnad0 \(= '

if [ "$(id -u)" != 0 ] || ! command -v debootstrap > /dev/null 2>&1; then
  echo "SKIPPED: the clean system needs root and debootstrap."
  exit 77
fi
quietly debootstrap --variant=minbase --include=ca-certificates "$suite" "$clean" \
  "${MIRROR:-http://deb.debian.org/debian}"
for file in /etc/apt/apt.conf.d/*proxy* /etc/resolv.conf; do
  [ ! -f "$file" ] || cp "$file" "$clean$file"
done
mkdir -p "$clean/packages" "$clean/try"
cp "$out"/*.deb "$clean/packages/"
cp "$root/examples/articles/security-summit.txt" "$root"/tests/consumer/*.cpp \
  "$root/tests/consumer/CMakeLists.txt" "$clean/try/"
mount -t proc proc "$clean/proc" 2> /dev/null || true
inside() { quietly env LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive chroot "$clean" "$@"; }

inside apt-get update
# The programs alone, with what they depend on, and nothing of a compiler.
inside sh -c 'apt-get install -y --no-install-recommends /packages/libisnad0_*.deb /packages/isnad-tools_*.deb'
inside isnad-extract --format jsonl /try/security-summit.txt
grep -q '"latin":"Sergey Lavrov"' "$work/log" || { cat "$work/log"; echo "Lavrov is not found"; exit 1; }
inside isnad-gazetteer stats
echo "passed: isnad-extract and isnad-gazetteer in a clean $suite"

inside sh -c 'apt-get install -y --no-install-recommends g++ cmake make pkg-config /packages/libisnad-dev_*.deb'
inside sh -c 'cmake -S /try -B /try/build -DISNAD_BY=find_package && cmake --build /try/build && /try/build/consumer'
echo "passed: a program with find_package there"
inside sh -c 'g++ -std=c++17 /try/consumer.cpp -o /try/by-pkg-config $(pkg-config --cflags --libs isnad) && /try/by-pkg-config'
echo "passed: a program with pkg-config there"
inside sh -c 'dpkg --remove isnad-tools libisnad-dev libisnad0 && ! ls -d /usr/lib/*/libisnad* /usr/include/isnad 2>/dev/null'
echo "passed: removed without a trace"
