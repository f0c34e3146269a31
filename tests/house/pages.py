#!/usr/bin/env python3
# A page says its words so that they can be translated.
# SPDX-License-Identifier: GPL-3.0-or-later
import re
import xml.etree.ElementTree as xml

from house import files, read, report

# Properties that people read; a .ui that sets one of them must mark it.
SEEN = {"label", "title", "subtitle", "tooltip-text", "placeholder-text", "description", "heading", "body", "text", "button-label"}


def unmarked(path):
    for element in xml.fromstring(read(path)).iter():
        if element.tag in ("property", "attribute") and element.get("name") in SEEN:
            text = (element.text or "").strip()
            if re.search(r"[^\W\d_]", text) and element.get("translatable") is None and element.find("*") is None:
                yield "%s: %s “%s”" % (path, element.get("name"), text)


pages = files("*.ui", under=["ui"])

report({
    "/house/a-page-names-its-domain": [str(path) for path in pages
                                       if 'translatable="yes"' in read(path)
                                       and xml.fromstring(read(path)).get("domain") != "factotum"],
    "/house/a-page-marks-what-people-read": [problem for path in pages for problem in unmarked(path)],
})
