#!/usr/bin/env python3
# Digests of what the released SQL makes.
# SPDX-License-Identifier: GPL-3.0-or-later
#   store-shapes.py SQL... HEADER: as store-shape.c digests a file, for each version. Where this SQLite cannot run the SQL, the program does so itself, which takes longer.
import hashlib
import sys


def field(kind, data):
    return kind + len(data).to_bytes(8, "little") + data


def digest(db):
    shape = {("%s %s" % (kind, name)).encode(): ("%s\n%s" % (table, sql or "")).encode() for kind, name, table, sql in db.execute("SELECT type, name, tbl_name, sql FROM sqlite_master")}
    return hashlib.blake2b(field(b"p", b"file shape") + b"".join(field(b"s", name) + field(b"s", shape[name]) for name in sorted(shape)), digest_size=32).hexdigest()


def shapes(paths):
    try:
        import sqlite3
        db = sqlite3.connect(":memory:")
        for path in paths:
            with open(path, encoding="utf-8") as sql:
                db.executescript(sql.read())
            yield digest(db)
    except (ImportError, sqlite3.Error):
        return


with open(sys.argv[-1], "w", encoding="ascii") as header:
    header.write("static const char *const released_shapes[] = {\n%s  NULL\n};\n" % "".join('  "%s",\n' % shape for shape in shapes(sys.argv[1:-1])))
