"""Runs the examples of FORMATS.md and compares.

    python3 examples.py EXTRACTOR FORMATS.md [--renew]

A block that begins with `$ cat FILE` makes that file; one that begins with another command
shows its output. Weights are not compared: they change with every fit. --renew writes
what the program says now into the document.
"""

import os
import pathlib
import re
import subprocess
import sys
import tempfile

BLOCK = re.compile(r"^```\n\$ (.*)\n((?:.*\n)*?)```$", re.M)


def comparable(text):
    return re.sub(r'("weight": ?)-?[0-9.e-]+', r"\1W", text.replace("\r\n", "\n"))


def main():
    extractor, path, *renew = sys.argv[1:]
    path = pathlib.Path(path)
    document = path.read_text("utf-8")
    environment = dict(os.environ, PATH=f"{pathlib.Path(extractor).resolve().parent}:{os.environ['PATH']}")
    environment.pop("LC_ALL", None)
    failed = count = 0
    with tempfile.TemporaryDirectory() as folder:

        def run(match):
            nonlocal failed, count
            command, wanted = match[1], match[2]
            if command.startswith("cat ") and " " not in command[4:] and \
                    not pathlib.Path(folder, command[4:]).exists():
                pathlib.Path(folder, command[4:]).write_bytes(wanted.encode())
                return match[0]
            count += 1
            done = subprocess.run(["sh", "-c", command], cwd=folder, env=environment, capture_output=True)
            got = done.stdout.decode("utf-8")
            if got and not got.endswith("\n"):
                got += "\n"
            if done.stderr or comparable(got) != comparable(wanted):
                failed += 1
                print(f"$ {command}\n{done.stderr.decode()}got:\n{got}\nwanted:\n{wanted}")
                return f"```\n$ {command}\n" + got.replace("\r\n", "\n") + "```"
            return match[0]

        renewed = BLOCK.sub(run, document)
    if renew:
        path.write_text(renewed, "utf-8")
        return 0
    print(f"{count} examples, {failed} failed")
    # A document without examples would pass anything.
    return 1 if failed or count < 7 else 0


if __name__ == "__main__":
    sys.exit(main())
