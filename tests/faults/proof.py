#!/usr/bin/env python3
# The long set, in portions, with a summary of them all.
# SPDX-License-Identifier: GPL-3.0-or-later
"""proof.py BUILD-FOLDER [PART...] [SEED...] [--minutes N]: those parts (all of them) with those seeds (1 2 3).

Parts: errors kills copies keys rot processes power migrations year mutants fuzz. What each run counted stays in _build/proof/runs, one line a
run, of which the last of a part and seed is valid; _build/proof/summary is made of them anew, and what a program said is beside it. With
--minutes no run begins later, and what was not run yet goes first: so the set can be run in portions. Remove the folder to begin again.
FACTOTUM_PROOF=0 takes the counts of the quick set, for more seeds in less time.
"""
import json
import os
import pathlib
import re
import subprocess
import sys
import time

BUILD = pathlib.Path(sys.argv[1]).resolve()
HERE = pathlib.Path(__file__).resolve().parent
KEPT = BUILD.parent / "proof"
IS_LONG = os.environ.get("FACTOTUM_PROOF") != "0"
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "FACTOTUM_PROOF"}
ENVIRONMENT.update(FACTOTUM_BASELINE=str(HERE / "baseline.txt"), FACTOTUM_FUZZ_CORPUS=str(HERE.parent / "fuzz/corpus"), **({"FACTOTUM_PROOF": "1"} if IS_LONG else {}))
COUNT = re.compile(r"count ([\w-]+) (\d+)")
BAD = re.compile(r"^not ok.*|^Bail out!.+|^# .* did not notice.*|^# .* fails without it.*|^# .* is gone: .*", re.M)
FAULTS = ["errors", "kills", "copies", "keys", "rot", "processes", "power"]
TARGETS = ["money", "quantity", "date", "csv", "mapping", "search", "log", "file"]
PARTS = FAULTS + ["migrations", "year", "mutants", "fuzz"]


def list_commands(part, seed):
    """What is run for a part: the words of each, by its name."""
    if part in FAULTS:
        return {part: [BUILD / "tests/faults" / ("faults-" + part), "-k"]}
    if part == "migrations":
        return {part: [BUILD / "tests/office/test-office-migrations", "-k"]}
    if part == "year":
        return {part: [BUILD / "tests/office-year/office-year", "--seed", seed, "--days", "250" if IS_LONG else "5"]}
    if part == "mutants":
        return {part: [sys.executable, HERE.parent / "mutants/mutants.py", BUILD]}
    return {"fuzz-" + target: [BUILD / "tests/fuzz/fuzz", target, "600" if IS_LONG else "20"] for target in TARGETS}


def list_runs(parts, seeds):
    """Name, seed and words of every run asked for; mutants and migrations know no seed."""
    for part in parts:
        for seed in ["-"] if part in ("mutants", "migrations") else seeds:
            for name, words in list_commands(part, seed).items():
                yield name, seed, list(map(str, words))


def run(name, seed, words):
    """Runs a program; the line that is kept of it."""
    print("%s, seed %s" % (name, seed), file=sys.stderr, flush=True)
    since = time.monotonic()
    with (KEPT / ("%s-%s.log" % (name, seed))).open("w+", encoding="utf-8", errors="replace") as log:
        code = subprocess.run(words, stdout=log, stderr=subprocess.STDOUT, env=dict(ENVIRONMENT, **({"FACTOTUM_SEED": seed} if seed != "-" else {}))).returncode
        log.seek(0)
        said = log.read()
    bad = None if code == 0 else "; ".join(BAD.findall(said)) or "ended with %d" % code
    return {"at": time.strftime("%Y-%m-%d %H:%M"), "name": name, "seed": seed, "long": IS_LONG, "seconds": round(time.monotonic() - since),
            "counts": {count: int(number) for count, number in COUNT.findall(said)}, "bad": bad}


def load():
    """The last line of each name and seed."""
    path = KEPT / "runs"
    lines = map(json.loads, path.read_text(encoding="utf-8").splitlines()) if path.exists() else []
    return {(line["name"], line["seed"], line["long"]): line for line in lines}


def summarize(lines):
    sums = {}
    for line in lines:
        for count, number in line["counts"].items():
            sums.setdefault(count, []).append((line["seed"], number, line["seconds"]))
    text = ["| what | seeds | count | seconds | a second |", "|---|---|---|---|---|"]
    for count, found in sums.items():
        number, seconds = sum(one[1] for one in found), sum(one[2] for one in found)
        text.append("| %s | %s | %s | %s | %.1f |" % (count, " ".join(sorted({one[0] for one in found})), format(number, ","), format(seconds, ","), number / max(1, seconds)))
    bad = ["%s, seed %s, %s: %s" % (line["name"], line["seed"], line["at"], line["bad"]) for line in lines if line["bad"]]
    text.append("\n%d runs, %.1f hours, %d failures. The seconds are those of the whole program." % (len(lines), sum(line["seconds"] for line in lines) / 3600, len(bad)))
    return "\n".join(text + bad) + "\n"


def main():
    words, minutes = sys.argv[2:], None
    if "--minutes" in words:
        at = words.index("--minutes")
        minutes = float(words[at + 1])
        del words[at:at + 2]
    wrong = [word for word in words if not word.isdigit() and word not in PARTS]
    if wrong:
        raise SystemExit("There is no part “%s”. The parts are: %s." % (wrong[0], " ".join(PARTS)))
    KEPT.mkdir(parents=True, exist_ok=True)
    asked = list(list_runs([word for word in words if word in PARTS] or PARTS, [word for word in words if word.isdigit()] or ["1", "2", "3"]))
    known = load()
    if minutes is not None:
        asked.sort(key=lambda one: (one[0], one[1], IS_LONG) in known)
    until = time.monotonic() + minutes * 60 if minutes is not None else None
    failed = False
    for name, seed, command in asked:
        if until is not None and time.monotonic() > until:
            print("no time for %s, seed %s" % (name, seed), file=sys.stderr)
            continue
        line = run(name, seed, command)
        failed = failed or line["bad"] is not None
        with (KEPT / "runs").open("a", encoding="utf-8") as runs:
            runs.write(json.dumps(line) + "\n")
        (KEPT / "summary").write_text(summarize(load().values()), encoding="utf-8")
    print((KEPT / "summary").read_text(encoding="utf-8"), end="")
    sys.exit(failed)


main()
