#!/usr/bin/env python3
# Runs the measurements and prints one table of ratios.
# SPDX-License-Identifier: GPL-3.0-or-later
#   bench.py BUILD-FOLDER [PART...]: windows search saving reading import report, otherwise all; BENCH_ORDERS=N for another size than a million orders. Companies are made once, in bench beside the build folder.
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import sys

BUILD = pathlib.Path(sys.argv[1]).resolve()
FOLDER = BUILD.parent / "bench"
MANY = int(os.environ.get("BENCH_ORDERS", 1_000_000))
FEW = 200
STARTS = 5  # of each window
ENVIRONMENT = dict(os.environ, LC_ALL="C.UTF-8", GSETTINGS_SCHEMA_DIR=str(BUILD / "data"), GSETTINGS_BACKEND="memory", GTK_A11Y="none")
rows = []


def say(text):
    print(text, file=sys.stderr, flush=True)


def run(program, *words):
    return subprocess.run([BUILD / program, *map(str, words)], check=True, env=ENVIRONMENT, stdout=subprocess.PIPE, text=True).stdout


def measure(program, *words):
    """What it prints as lines of a name and a number."""
    return {name: int(value) for name, value in (line.split() for line in run(program, *words).splitlines())}


def company(orders):
    path = FOLDER / ("orders-%d.factotum" % orders)
    if not path.exists():
        say("making a company of %s orders, once" % format(orders, ","))
        new = FOLDER / "new.factotum"
        for left in FOLDER.glob("new.factotum*"):
            left.unlink()
        run("app/cli/factotum-cli", "--company", new, "demo", "--orders", orders, "--language", "en")
        new.rename(path)
    return path


def milliseconds(micros):
    return "%.1f ms" % (micros / 1000)


def add(what, ours, floor, most, show=milliseconds, limit=None):
    """most: of the ratio; limit: of ours alone. Either may be None."""
    ratio = ours / floor if floor else None
    met = (most is None or ratio <= most) and (limit is None or ours <= limit)
    goal = " and ".join((["≤ %g ×" % most] if most is not None else []) + (["≤ " + show(limit)] if limit is not None else []))
    rows.append((what, show(ours), show(floor) if floor else "–", "%.2f" % ratio if floor else "–", goal, "yes" if met else "**no**"))


def measure_windows(few, many):
    """In turns, so that both meet the same machine."""
    starts = {few: [], many: []}
    run("tests/bench/bench-window", many, "start")  # both files and the libraries are in memory from here on
    run("tests/bench/bench-window", few, "start")
    for _ in range(STARTS):
        for path, figures in starts.items():
            figures.append(measure("tests/bench/bench-window", path, "start"))

    def middle(path, name):
        return statistics.median(figures[name] for figures in starts[path])
    add("Window: start to first rows", middle(many, "first_rows_us"), middle(few, "first_rows_us"), 1.15)
    add("Window: memory", middle(many, "memory_kb"), middle(few, "memory_kb"), 1.15, lambda kb: "%.0f MB" % (kb / 1024))
    small, large = [measure("tests/bench/bench-window", path) for path in (few, many)]
    add("Window: a frame while scrolling, p99, processor time", large["frame_p99_us"], small["frame_p99_us"], 1.25)
    add("Window: key typed into the search to rows painted, p90", large["key_p90_us"], small["key_p90_us"], None, limit=70000)
    add("Window: click on a heading to rows painted, median", large["heading_p50_us"], small["heading_p50_us"], None, limit=60000)
    add("Window: the same, worst column", large["heading_worst_us"], small["heading_worst_us"], None, limit=60000)


def measure_search(few, many):
    figures = measure("tests/bench/bench-company", "search", many, FOLDER)
    add("Search: first 400, p99", figures["search_p99_us"], figures["search_floor_p99_us"], 1.5, limit=16000)


def measure_saving(few, many):
    """The floor: an UPDATE of the same row in a file of its own that holds the orders and their indexes alone, prepared, with the same durability and cache."""
    figures = measure("tests/bench/bench-company", "save", many, FOLDER)
    add("One durable save, p50", figures["save_p50_us"], figures["save_floor_p50_us"], 2)


def measure_reading(few, many):
    copy = FOLDER / "read.factotum"
    shutil.copy(few, copy)
    figures = measure("tests/bench/bench-company", "read", copy, FOLDER)
    for left in FOLDER.glob("read.factotum*"):
        left.unlink()
    add("A read while an import runs, p99", figures["read_p99_us"], None, None, limit=6000)


def measure_import(few, many):
    text = subprocess.run([BUILD / "tests/exchange/bench-exchange-import"], env=ENVIRONMENT, stdout=subprocess.PIPE, text=True).stdout
    orders, ours, floor = re.search(r"import of (\d+) orders: ([\d.]+) s; \.import under the same keys ([\d.]+) s", text).groups()
    add("Import of %s orders / sqlite3 .import with as many keys" % format(int(orders), ","), float(ours), float(floor), 4, lambda seconds: "%.2f s" % seconds)


def count_instructions(what, lines):
    result = subprocess.run(["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", BUILD / "tests/paper/bench-report", what, str(lines)], check=True,
                            env=ENVIRONMENT, capture_output=True, text=True)
    return int(re.search(r"Collected : (\d+)", result.stderr)[1])


def measure_report(few, many):
    """By instructions, of 2,000 lines more: what both need to start with is no part of it."""
    ours, floor = [count_instructions(what, 2500) - count_instructions(what, 500) for what in ("report", "floor")]
    add("Report to PDF, 10,000 lines / bare Cairo text, instructions", ours * 5, floor * 5, 3, lambda n: "%.2f G" % (n / 1e9))


FOLDER.mkdir(exist_ok=True)
few, many = company(FEW), company(MANY)
for part in (measure_windows, measure_search, measure_saving, measure_reading, measure_import, measure_report):
    if len(sys.argv) < 3 or part.__name__.removeprefix("measure_") in sys.argv[2:]:
        say(part.__name__.replace("_", " "))
        part(few, many)

print("| %s orders, against %d or against bare SQLite and Cairo | ours | floor | ratio | goal | met |" % (format(MANY, ","), FEW))
print("|---|---:|---:|---:|---|---|")
for row in rows:
    print("| %s |" % " | ".join(row))
sys.exit(any(row[-1] != "yes" for row in rows))
