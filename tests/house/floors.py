#!/usr/bin/env python3
# Arrows only point left: who may include whom.
# SPDX-License-Identifier: GPL-3.0-or-later
import re

from house import files, line_of, code_only, read, report

# Each floor, and the floors whose headers it may include beside its own.
FLOORS = {
    "base": set(),
    "store": {"base"},
    "office": {"base", "store"},
    "paper": {"base", "store", "office"},
    "exchange": {"base", "store", "office"},
    "desktop": {"base", "store", "office", "paper", "exchange"},
    "cli": {"base", "store", "office", "paper", "exchange"},
}
# Each subject, and the subjects whose headers it may include beside its own.
SUBJECTS = {"company": set()}
for ranks in ("contacts", "employees inventory", "orders purchasing tickets", "finance", "processes quality", "insight"):
    SUBJECTS |= {subject: set(SUBJECTS) for subject in ranks.split()}
# Libraries that only some floors know.
LIBRARIES = {
    r"sqlite3\.h": {"store"},
    r"sodium\.h": {"store"},
    r"libsecret/.*": {"store"},
    r"gtk/.*|adwaita\.h|gdk/.*": {"desktop"},
    r"cairo.*|pango/.*": {"paper", "desktop"},
    r"xlsxwriter.*": {"paper"},
    r"zint\.h": {"paper"},
    r"uchardet.*": {"exchange"},
    r"unicode/.*": {"base"},
}
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]+([<"])([^>"\n]+)[>"]', re.M)


def floor_and_subject(path):
    """app/office/orders/office-order.c → office, orders; the subject is None where there is none."""
    parts = path.parts
    return parts[1], parts[2] if len(parts) > 3 and parts[2] in SUBJECTS else None


def includes(paths):
    for path in paths:
        text = code_only(read(path), keep_texts=True)
        for match in INCLUDE.finditer(text):
            yield path, "%s:%d includes %s" % (path, line_of(text, match.start()), match[2]), match[1], match[2]


sources = files("*.c", "*.h", under=["app"])
headers = {path.name: path for path in sources if path.suffix == ".h"}
upward, sideward, foreign, twins = [], [], [], []
for path, where, quote, name in includes(sources):
    floor, subject = floor_and_subject(path)
    if name in headers:
        other_floor, other_subject = floor_and_subject(headers[name])
        if other_floor != floor and other_floor not in FLOORS[floor]:
            upward.append(where)
        if subject and other_subject not in {None, subject} | SUBJECTS[subject]:
            sideward.append(where)
    foreign += [where for library, floors in LIBRARIES.items()
                if quote == "<" and re.fullmatch(library, name) and floor not in floors]
tests = [path for path in files("*.c", "*.h", under=["tests"]) if path.parts[1] in FLOORS]
test_upward = [where for path, where, _, name in includes(tests) if name in headers
               and headers[name].parts[1] not in FLOORS[path.parts[1]] | {path.parts[1]}]
prefixes = [str(path) for path in sources
            if not path.name.startswith({"desktop": "desk"}.get(path.parts[1], path.parts[1])) and path.name != "main.c"]

report({
    "/house/a-floor-includes-only-floors-to-its-left": upward,
    "/house/a-subject-includes-only-subjects-to-its-left": sideward,
    "/house/a-library-is-known-on-its-own-floor-only": foreign,
    "/house/a-test-includes-only-its-floor-and-those-to-the-left": test_upward,
    "/house/the-prefix-is-the-floor": prefixes,
})
