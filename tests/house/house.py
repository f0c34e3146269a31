# What the tests of the house share: the files of the project, and statements in TAP.
# SPDX-License-Identifier: GPL-3.0-or-later
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
COMMENT_OR_TEXT = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'', re.S)


def files(*patterns, under=("app", "tests", "ui", "data")):
    """Paths relative to the project, sorted: files("*.c", "*.h", under=["app"])."""
    found = {path for folder in under for pattern in patterns for path in (ROOT / folder).rglob(pattern)}
    return sorted(path.relative_to(ROOT) for path in found)


def read(path):
    return (ROOT / path).read_text(encoding="utf-8")


def code_only(text, keep_texts=False):
    """The text without comments (and without strings), every line where it was."""
    def blank(match):
        if keep_texts and match[0][0] in "\"'":
            return match[0]
        return re.sub(r"[^\n]", " ", match[0])
    return COMMENT_OR_TEXT.sub(blank, text)


def line_of(text, offset):
    return text.count("\n", 0, offset) + 1


def report(statements):
    """Print {statement: [problem, …]} as TAP, the problems on the error output, and end the program."""
    print("TAP version 13\n1..%d" % len(statements))
    for number, (statement, problems) in enumerate(statements.items(), 1):
        print("%sok %d %s" % ("not " if problems else "", number, statement))
        for problem in problems:
            print("%s: %s" % (statement, problem), file=sys.stderr)
    sys.exit(any(statements.values()))
