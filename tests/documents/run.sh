#!/bin/sh
# Every fenced example in a document holds. A comment before its fence says how:
#   <!-- output of: COMMAND -->   the command, run in the repository, prints it
#   <!-- file: NAME -->           it is that file for the examples behind it
#   <!-- run -->                  it is commands, and they succeed
#   <!-- elsewhere: FILE -->      that file of the repository runs or checks it
# and C++ is compiled (programs.cmake). Anything else is a fault.
#   sh tests/documents/run.sh SOURCE_ROOT PROGRAM_FOLDER
# ISNAD_WRITE_EXPECTED=1 writes the outputs into the documents; look at the difference.
set -eu
root=$1
PATH=$2:$PATH
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failures=0
fail() {
  echo "$1"
  failures=$((failures + 1))
}

cd "$root"
for document in *.md src/*.md src/data/*.md; do
  rm -rf "$work/blocks" "$work/files"
  mkdir "$work/blocks" "$work/files"
  # A block n becomes n.how (comment, language, first and last line) and n.text.
  awk -v to="$work/blocks/" '
    /^<!-- .* -->$/ && !inside { how = substr($0, 6, length($0) - 9); next }
    /^```/ && !inside { inside = 1; n++; first = NR + 1; language = substr($0, 4)
                        text = to sprintf("%03d", n) ".text"; printf "" > text; next }
    /^```$/ && inside { inside = 0; close(text)
                        head = to sprintf("%03d", n) ".how"
                        print how "\n" language "\n" first "\n" NR - 1 > head; close(head)
                        how = ""; next }
    inside { print > text; next }
    /[^ ]/ { how = "" }' "$document"
  # The last block first, so that writing one does not move the others.
  for head in $(ls "$work/blocks" | grep 'how$' | sort -r); do
    text=$work/blocks/${head%.how}.text
    how=$(sed -n 1p "$work/blocks/$head")
    language=$(sed -n 2p "$work/blocks/$head")
    first=$(sed -n 3p "$work/blocks/$head")
    last=$(sed -n 4p "$work/blocks/$head")
    place="$document:$first"
    case "$how" in
    "output of: "*)
      # Directional isolates are for terminals; a document holds no invisible characters.
      sh -eu -c "${how#output of: }" > "$work/raw" 2>&1 || fail "$place: the command fails"
      LC_ALL=C sed 's/\xE2\x81[\xA6-\xA9]//g' "$work/raw" > "$work/output"
      if ! diff "$text" "$work/output" > "$work/diff"; then
        if [ -n "${ISNAD_WRITE_EXPECTED:-}" ]; then
          { head -n $((first - 1)) "$document"; cat "$work/output"
            tail -n +$((last + 1)) "$document"; } > "$work/document"
          cat "$work/document" > "$document"
        else
          cat "$work/diff"
          fail "$place: not what '${how#output of: }' prints (ISNAD_WRITE_EXPECTED=1 writes it)"
        fi
      fi ;;
    "elsewhere: "*) [ -f "${how#elsewhere: }" ] || fail "$place: ${how#elsewhere: } is not there" ;;
    "file: "*) cp "$text" "$work/files/${how#file: }" ;;
    run) : ;;
    *) [ "$language" = cpp ] || fail "$place: neither compiled nor run" ;;
    esac
  done
  # Commands in their order, when the files are there.
  for head in $(ls "$work/blocks" | grep 'how$' | sort); do
    [ "$(sed -n 1p "$work/blocks/$head")" = run ] || continue
    (cd "$work/files" && sh -eu "$work/blocks/${head%.how}.text") > "$work/output" 2>&1 || {
      cat "$work/output"
      fail "$document:$(sed -n 3p "$work/blocks/$head"): fails"
    }
  done
done

# Links to files of the repository lead somewhere.
for document in *.md src/*.md src/data/*.md; do
  for link in $(grep -oE '\]\([^)#: ]+' "$document" | sed 's/^](//'); do
    case "$link" in http | https | mailto) continue ;; esac
    [ -e "$(dirname "$document")/$link" ] || fail "$document: no file $link"
  done
done
[ "$failures" -eq 0 ] || exit 1
echo "All examples in documents hold."
