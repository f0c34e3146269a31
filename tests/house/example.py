#!/usr/bin/env python3
# The worked example of CONTRIBUTING.md is the one that is tested.
# SPDX-License-Identifier: GPL-3.0-or-later
import re

from house import ROOT, read, report

FILES = {"c": "tests/example/office-vehicle.c", "sql": "tests/example/0011-vehicles.sql", "xml": "tests/example/vehicle.ui"}
section = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").partition("\n## A new record type\n")[2].partition("\n## ")[0]
shown = {}
for language, text in re.findall(r"^```(\w+)\n(.*?)^```$", section, re.M | re.S):
    shown.setdefault(language, []).append(text)

report({"/house/the-example-shows-%s" % path: [] if shown.get(language) == [read(path)] else ["CONTRIBUTING.md shows another text than " + path]
        for language, path in FILES.items()})
