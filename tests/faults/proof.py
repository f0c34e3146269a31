#!/usr/bin/env python3
# The long set, with a summary of counts, seeds and rates.
# SPDX-License-Identifier: GPL-3.0-or-later
"""proof.py BUILD-FOLDER [SEED...]: every program of broken disks for each seed (1 2 3), then all mutants, then each fuzz target for ten minutes.

FACTOTUM_PROOF=0 takes the counts of the quick set, for more seeds in less time.
"""
import os
import pathlib
import re
import subprocess
import sys
import time

BUILD = pathlib.Path(sys.argv[1]).resolve()
HERE = pathlib.Path(__file__).resolve().parent
ENVIRONMENT = dict(os.environ, FACTOTUM_BASELINE=str(HERE / "baseline.txt"))
if os.environ.get("FACTOTUM_PROOF") == "0":
    del ENVIRONMENT["FACTOTUM_PROOF"]
else:
    ENVIRONMENT["FACTOTUM_PROOF"] = "1"
COUNT = re.compile(r"count ([\w-]+) (\d+)")
BAD = re.compile(r"^not ok.*|^Bail out!.+|^# .* did not notice.*", re.M)
rows, failures = [], []


def run(name, seed, *words):
    """Runs a program; its counts and failures go into the summary."""
    print("%s, seed %s" % (name, seed), file=sys.stderr, flush=True)
    since = time.monotonic()
    done = subprocess.run(list(map(str, words)), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace", env=dict(ENVIRONMENT, FACTOTUM_SEED=str(seed)))
    seconds = time.monotonic() - since
    rows.extend((count, seed, int(number), seconds) for count, number in COUNT.findall(done.stdout))
    if done.returncode != 0:
        failures.append("%s, seed %s: %s" % (name, seed, "; ".join(BAD.findall(done.stdout)) or "ended with %d" % done.returncode))


began = time.monotonic()
for seed in sys.argv[2:] or ["1", "2", "3"]:
    for name in ("errors", "kills", "rot", "processes", "power"):
        run(name, seed, BUILD / "tests/faults" / ("faults-" + name))
    run("office-year", seed, BUILD / "tests/office-year/office-year", "--seed", seed, "--days", "250")
run("mutants", "-", sys.executable, HERE.parent / "mutants/mutants.py", BUILD)
for target in ("money", "quantity", "date", "csv", "mapping", "search", "log", "file"):
    run("fuzz", 1, BUILD / "tests/fuzz/fuzz", target, 600 if "FACTOTUM_PROOF" in ENVIRONMENT else 30)
print("| what | seed | count | seconds of its program |\n|---|---|---|---|")
for count, seed, number, seconds in rows:
    print("| %s | %s | %s | %d |" % (count, seed, format(number, ","), seconds))
print("\n%d counts in %d minutes, %d failures" % (len(rows), (time.monotonic() - began) / 60, len(failures)))
print("\n".join(failures))
sys.exit(bool(failures))
