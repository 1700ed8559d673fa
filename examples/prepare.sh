# Sourced by run.sh here and in tests: installs Debian packages that are missing and builds.

BUILD_PACKAGES="g++ cmake make libicu-dev libre2-dev libfmt-dev nlohmann-json3-dev libcli11-dev"

# install_missing PACKAGE…: with apt; elsewhere says what is needed.
install_missing() {
  missing=
  for package in "$@"; do
    if command -v dpkg-query >/dev/null 2>&1; then
      status=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)
      [ "$status" = installed ] || missing="$missing $package"
    else
      missing="$missing $package"
    fi
  done
  [ -n "$missing" ] || return 0
  if ! command -v apt-get >/dev/null 2>&1; then
    echo "No apt-get here. Install what these Debian packages hold, if it is not there yet:" >&2
    echo " $missing" >&2
    return 0
  fi
  sudo=
  [ "$(id -u)" = 0 ] || sudo=sudo
  echo "Installing:$missing" >&2
  $sudo apt-get update -qq >&2
  # shellcheck disable=SC2086
  DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends $missing >&2
}

# build_isnad ROOT BUILD_FOLDER CMAKE_OPTION [TARGET…]: a Release build, quiet unless it fails.
build_isnad() {
  from=$1
  to=$2
  option=$3
  shift 3
  log=$(mktemp)
  echo "Building isnad (a minute or two the first time) …" >&2
  if ! cmake -S "$from" -B "$to" -DCMAKE_BUILD_TYPE=Release "$option" >"$log" 2>&1 ||
    ! cmake --build "$to" --parallel "$(nproc 2>/dev/null || echo 2)" ${1:+--target "$@"} >>"$log" 2>&1; then
    cat "$log" >&2
    rm -f "$log"
    return 1
  fi
  rm -f "$log"
}
