#!/usr/bin/env python3
# How many single tests a run of meson passed, failed and skipped.
# SPDX-License-Identifier: GPL-3.0-or-later
"""count.py TESTLOG.JSON: prints "N passed, N failed, N skipped"; fails when one failed or none ran.

A program that speaks TAP counts once for each of its tests, any other once. One that broke off
(a crash, a time-out) without naming a failed test counts one failure more.
"""
import json
import re
import sys

BAD = {"FAIL", "ERROR", "TIMEOUT", "INTERRUPT", "UNEXPECTEDPASS"}
PLAN = re.compile(r"^(TAP version|1\.\.\d)", re.M)
LINE = re.compile(r"^(not )?ok\b[^#\n]*(# *SKIP)?", re.M | re.I)


def count(test):
    """Counts of one program: passed, failed, skipped."""
    bad, skipped = test["result"] in BAD, test["result"] == "SKIP"
    lines = LINE.findall(test.get("stdout") or "") if PLAN.search(test.get("stdout") or "") else []
    if not lines:
        return [not bad and not skipped, bad, skipped]
    skips = sum(1 for _, skip in lines if skip)
    failures = sum(1 for wrong, skip in lines if wrong and not skip)
    return [len(lines) - skips - failures, max(failures, int(bad)), skips]


try:
    with open(sys.argv[1], encoding="utf-8") as log:
        totals = [sum(column) for column in zip([0, 0, 0], *(count(json.loads(line)) for line in log))]
except FileNotFoundError:
    totals = [0, 0, 0]
print("{} passed, {} failed, {} skipped".format(*totals))
sys.exit(totals[1] > 0 or totals[0] == 0)
