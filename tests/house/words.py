#!/usr/bin/env python3
# Every file with words for people is listed for translation.
# SPDX-License-Identifier: GPL-3.0-or-later
import re
import sys

from house import ROOT, code_only, files, read, report

MARKED = re.compile(r"\b(?:_|N_|C_|NC_|g_dngettext|ngettext|g_dpgettext2) ?\(")


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
    "/house/the-list-is-sorted": [] if listed == sorted(set(listed)) else ["po/POTFILES"],
})
