# Sourced by the tests of the programs: runs commands and compares. Sets $work, a folder
# that is removed at the end; the sourcing script ends with `finish`.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failures=0
status=0

fail() {
  echo "$1"
  failures=$((failures + 1))
}

# run COMMAND…: output in $work/out, errors in $work/err, the exit status in $status.
run() {
  "$@" > "$work/out" 2> "$work/err" < /dev/null
  status=$?
}

# expect NAME STATUS PATTERN FILE: the last command's status, and a line of FILE that matches.
expect() {
  [ "$status" -eq "$2" ] || fail "$1: status $status instead of $2: $(head -n 5 "$work/err")"
  grep -q -e "$3" "$4" || fail "$1: no line matches '$3' in: $(head -c 2000 "$4")"
}

# equal NAME GOT WANTED: strings.
equal() {
  [ "$2" = "$3" ] || fail "$1: '$2' instead of '$3'"
}

# same NAME FILE FILE.
same() {
  cmp -s "$2" "$3" || fail "$1: $2 and $3 differ: $(diff "$2" "$3" | head -n 5)"
}

finish() {
  [ "$failures" -eq 0 ] && echo "all as expected"
  exit "$failures"
}
