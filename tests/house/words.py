#!/usr/bin/env python3
# Every file with words for people is listed for translation.
# SPDX-License-Identifier: GPL-3.0-or-later
import re
import sys

from house import ROOT, code_only, files, read, report

TABLE = re.compile(r"^static const StoreCommand .*?^};|^static const PaperReport .*?^};", re.M | re.S)
TITLE = re.compile(r'^ *\{ *[^,\n]+, +N_\("([^"]+)"\)', re.M)
SMALL = {"a", "an", "and", "as", "at", "by", "for", "in", "of", "on", "or", "the", "to"}
MARKED = re.compile(r"\b(?:_|N_|C_|NC_|g_dngettext|ngettext|g_dpgettext2) ?\(")


def list_lower_titles():
    """Commands are menu items and titles of dialogs, reports are titles: GNOME's header capitals."""
    titles = [title for path in files("*.c", under=["app"]) for table in TABLE.findall(read(path)) for title in TITLE.findall(table)]
    return [title for title in titles for word in title.split() if word[0].islower() and word not in SMALL] if titles else ["no title found"]


def wants_translation(path):
    if path.suffix in (".c", ".h"):
        return bool(MARKED.search(code_only(read(path))))
    return path.suffix != ".ui" or 'translatable="yes"' in read(path)


wanted = sorted(str(path) for path in files("*.c", "*.h", under=["app"]) + files("*.ui", under=["ui"])
                + files("*.desktop.in", "*.xml.in", "*.gschema.xml", under=["data"]) if wants_translation(path))
if "--list" in sys.argv:  # words.py --list >po/POTFILES
    print("\n".join(wanted))
    sys.exit()
listed = (ROOT / "po/POTFILES").read_text(encoding="utf-8").split()

report({
    "/house/every-file-with-words-is-listed": sorted(set(wanted) - set(listed)),
    "/house/no-file-is-listed-in-vain": sorted(set(listed) - set(wanted)),
    "/house/commands-and-reports-have-titles": list_lower_titles(),
    "/house/the-list-is-sorted": [] if listed == sorted(set(listed)) else ["po/POTFILES"],
})
