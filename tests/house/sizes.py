#!/usr/bin/env python3
# Files of at most 600 lines, functions of at most 40.
# SPDX-License-Identifier: GPL-3.0-or-later
import re

from house import ROOT, code_only, files, line_of, read, report

LONGEST_FILE, LONGEST_FUNCTION = 600, 40
# A definition starts at the left edge, its braces stand at the left edge.
FUNCTION = re.compile(r"^([a-z_]\w*) \([^;{}]*\)\s*\n\{\n(.*?)^\}", re.M | re.S | re.I)


def long_functions(path):
    text = code_only(read(path))
    for match in FUNCTION.finditer(text):
        lines = match[2].count("\n")
        if lines > LONGEST_FUNCTION:
            yield str(path), match[1], lines, line_of(text, match.start())


argued = {}
for line in (ROOT / "tests/house/long-functions.txt").read_text(encoding="utf-8").splitlines():
    if line and not line.startswith("#"):
        path, function, reason = line.split(None, 2)
        argued[path, function] = reason

code = files("*.c", "*.h", under=["app", "tests"])
found = {(path, function): "%s:%d %s has %d lines" % (path, line, function, lines)
         for source in code for path, function, lines, line in long_functions(source)}
long_files = ["%s has %d lines" % (path, lines)
              for path in code + files("*.py", "*.ui", "*.css", "*.sql", under=["app", "tests", "ui"])
              for lines in [read(path).count("\n")] if lines > LONGEST_FILE]

report({
    "/house/a-file-has-at-most-600-lines": long_files,
    "/house/a-function-has-at-most-40-lines": [found[key] for key in found if key not in argued],
    "/house/an-exception-is-still-one": ["%s %s" % key for key in argued if key not in found],
})
