#!/usr/bin/env python3
# What every source file keeps to.
# SPDX-License-Identifier: GPL-3.0-or-later
import re

from house import code_only, files, line_of, read, report

PRINTED_SQL = re.compile(
    r'\b(?:g_strdup_printf|g_string_(?:append_)?printf|g_snprintf|sqlite3_mprintf|g_strdup_vprintf)\s*\([^;]*?'
    r'"\s*(?:SELECT|INSERT|UPDATE|DELETE|REPLACE)\b[^;]*?;', re.S)
# A name of a table or column comes from a table of fields and may be printed with %s; a value never is.
PRINTED_VALUE = re.compile(r"(?<!table_name = )'%|= ?%[dsiuq]|%\"?G_G?U?INT64|\(%[dsi]|LIKE '?%s")
UNFINISHED = re.compile(r"\b(?:TODO|FIXME|XXX|HACK)\b")
FLOATING = re.compile(r"\b(?:double|float)\b")


def places(paths, pattern, prepare=read):
    for path in paths:
        text = prepare(path)
        yield from ("%s:%d %s" % (path, line_of(text, match.start()), match[0].split("\n")[0])
                    for match in pattern.finditer(text))


def without_comments(path):
    return code_only(read(path), keep_texts=True)


def printed_values(paths):
    for path in paths:
        text = without_comments(path)
        yield from ("%s:%d" % (path, line_of(text, match.start()))
                    for match in PRINTED_SQL.finditer(text) if PRINTED_VALUE.search(match[0]))


app = files("*.c", "*.h", under=["app"])
books = [path for path in app if path.parts[1] in ("base", "store", "office", "exchange")]
everything = app + files("*.c", "*.h", "*.py", "*.ui", "*.css", under=["tests", "ui"])

report({
    "/house/a-file-names-its-licence": [str(path) for path in everything
                                        if "SPDX-License-Identifier: GPL-3.0-or-later" not in read(path)[:600]],
    "/house/sql-is-never-printed-with-values": list(printed_values(app)),
    "/house/there-is-no-goto": list(places(app, re.compile(r"\bgoto\b"), lambda path: code_only(read(path)))),
    "/house/nothing-is-left-for-later": list(places([path for path in everything if path.name != "manners.py"], UNFINISHED)),
    "/house/books-know-no-floating-point": list(places(books, FLOATING, lambda path: code_only(read(path)))),
})
