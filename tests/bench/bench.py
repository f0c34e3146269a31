#!/usr/bin/env python3
# Runs the measurements and prints one table of ratios.
# SPDX-License-Identifier: GPL-3.0-or-later
#   bench.py BUILD-FOLDER [--csv FILE] [PART...]: windows search saving instructions reading import report program cycle stock planner proof, otherwise all.
#   BENCH_ORDERS=N, BENCH_MOVES=N: of another size than a million. Companies are made once, in bench beside the build folder; a changed program can make them anew: delete that folder.
import datetime
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import time

words = sys.argv[1:]
HISTORY = words.pop(words.index("--csv") + 1) if "--csv" in words else None
words = [word for word in words if word != "--csv"]
BUILD = pathlib.Path(words[0]).resolve()
PARTS = words[1:]
FOLDER = BUILD.parent / "bench"
MANY = int(os.environ.get("BENCH_ORDERS", 1_000_000))
MOVES = int(os.environ.get("BENCH_MOVES", 1_000_000))
FEW = 200
STARTS = 15  # of each window
WORKS = 5  # rounds of scrolling, typing and sorting in each
CYCLES = 3  # runs in each company
ENVIRONMENT = dict(os.environ, LC_ALL="C.UTF-8", GSETTINGS_SCHEMA_DIR=str(BUILD / "data"), GSETTINGS_BACKEND="memory", GTK_A11Y="none")
rows = []


def say(text):
    print(text, file=sys.stderr, flush=True)


def run(program, *arguments):
    return subprocess.run([BUILD / program, *map(str, arguments)], check=True, env=ENVIRONMENT, stdout=subprocess.PIPE, text=True).stdout


def measure(program, *arguments):
    """What it prints as lines of a name and a number."""
    return {name: int(value) for name, value in (line.split() for line in run(program, *arguments).splitlines())}


def remove(path):
    for left in FOLDER.glob(path.name + "*"):
        left.unlink()


def made(name, what, program, *arguments):
    """A company, made once."""
    path, new = FOLDER / (name + ".factotum"), FOLDER / "new.factotum"
    if not path.exists():
        say("making %s, once" % what)
        remove(new)
        run(program, *[new if word == "COMPANY" else word for word in arguments])
        new.rename(path)
    return path


def company(orders):
    return made("orders-%d" % orders, "a company of %s orders" % format(orders, ","), "app/cli/factotum-cli", "--company", "COMPANY", "demo", "--orders", orders, "--language", "en")


def busy_company():
    """10,000 items, a million stock moves, a million postings, 10,000 open order lines."""
    return made("books-%d" % MOVES, "a company of %s postings" % format(MOVES, ","), "tests/bench/bench-books", "make", "COMPANY", 10000, MOVES // 10000, MOVES // 2, 3334)


def new_company():
    return made("books-new", "a company without a past", "tests/bench/bench-books", "make", "COMPANY", 100, 1, 1, 1)


def copy(path, name):
    target = FOLDER / (name + ".factotum")
    remove(target)
    shutil.copy(path, target)
    return target


def milliseconds(micros):
    return "%.1f ms" % (micros / 1000)


def seconds(micros):
    return "%.2f s" % (micros / 1_000_000)


def megabytes(kb):
    return "%.0f MB" % (kb / 1024)


def instructions(n):
    return "%.2f G" % (n / 1e9) if n >= 1e9 else "%.2f M" % (n / 1e6)


def add(what, ours, floor, most, show=milliseconds, limit=None):
    """most: of the ratio; limit: of ours alone. Either may be None; a row without a goal is there to be compared."""
    ratio = ours / floor if floor else None
    met = (most is None or ratio <= most) and (limit is None or ours <= limit)
    goal = " and ".join((["≤ %g ×" % most] if most is not None else []) + (["≤ " + show(limit)] if limit is not None else []))
    rows.append((what, show(ours), show(floor) if floor else "–", "%.2f" % ratio if floor else "–", goal or "–", ("yes" if met else "**no**") if goal else "–"))


def measure_windows():
    """In turns, so that both meet the same machine."""
    few, many = company(FEW), company(MANY)
    starts, works, empty = {few: [], many: []}, {few: [], many: []}, []
    run("tests/bench/bench-window", many, "start")  # both files and the libraries are in memory from here on
    run("tests/bench/bench-window", few, "start")
    for i in range(STARTS):
        empty.append(measure("tests/bench/bench-window", "empty")["first_frame_us"])
        for path in (few, many) if i % 2 else (many, few):
            starts[path].append(measure("tests/bench/bench-window", path, "start"))
    for i in range(WORKS):
        for path in (few, many) if i % 2 else (many, few):
            works[path].append(measure("tests/bench/bench-window", path))

    def middle(path, name):
        return statistics.median(figures[name] for figures in starts[path])

    def compare(what, name, most, limit=None):
        ours, floor = [statistics.median(figures[name] for figures in works[path]) for path in (many, few)]
        add(what, ours, floor, most, limit=limit)
    add("Window: start to first rows / a window with nothing in it", middle(few, "first_rows_us"), statistics.median(empty), None)
    add("Window: start to first rows", middle(many, "first_rows_us"), middle(few, "first_rows_us"), 1.15)
    add("Window: memory", middle(many, "memory_kb"), middle(few, "memory_kb"), 1.15, megabytes)
    compare("Window: a frame while scrolling, p99, processor time", "frame_p99_us", 1.25)
    compare("Window: jump to the last row and back", "jump_p50_us", None)
    compare("Window: another view of the list to rows painted", "filter_p50_us", None)
    for share in (50, 90, 99):
        compare("Window: key typed into the search to rows painted, p%d" % share, "key_p%d_us" % share, None, limit=70000 if share == 90 else None)
    compare("Window: click on a heading to rows painted, median", "heading_p50_us", None, limit=60000)
    compare("Window: the same, worst column", "heading_worst_us", None, limit=60000)
    add("File of so many orders / 200 orders", many.stat().st_size / 1024, few.stat().st_size / 1024, None, megabytes)


def measure_search():
    figures = measure("tests/bench/bench-company", "search", company(MANY), FOLDER)
    for share in (50, 90):
        add("Search: first 400, p%d / the bare statement" % share, figures["search_p%d_us" % share], figures["search_floor_p%d_us" % share], None)
    add("Search: first 400, p99 / the bare statement", figures["search_p99_us"], figures["search_floor_p99_us"], 1.5, limit=16000)


def measure_saving():
    """The floor: an UPDATE of the same row in a file of its own that holds the orders and their indexes alone, prepared, with the same durability and cache.
    A confirmed order keeps what changed in it as a version: two rows, and nearly twice as many pages."""
    figures = measure("tests/bench/bench-company", "save", company(MANY), FOLDER)
    add("One durable save (a draft order), p50 / the bare row", figures["save_p50_us"], figures["save_floor_p50_us"], 2)
    add("A change of a confirmed order, with its version, p50 / the bare row", figures["amend_p50_us"], figures["save_floor_p50_us"], None)


def count_instructions(program, *arguments):
    result = subprocess.run(["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", BUILD / program, *map(str, arguments)], check=True,
                            env=ENVIRONMENT, capture_output=True, text=True)
    return int(re.search(r"Collected : (\d+)", result.stderr)[1])


def measure_instructions():
    """Of a save by 100 saves more than few; of a start whole."""
    few = copy(company(FEW), "instructions")
    ours, floor = [(count_instructions("tests/bench/bench-company", "save", few, FOLDER, *many) - count_instructions("tests/bench/bench-company", "save", few, FOLDER, *less)) / 100
                   for many, less in (((120, 0), (20, 0)), ((0, 120), (0, 20)))]
    remove(few)
    add("One durable save / the bare row, instructions", ours, floor, None, instructions)
    add("Command line: list five orders / a program that does nothing, instructions",
        count_instructions("app/cli/factotum-cli", "--company", company(FEW), "list", "orders", "--limit", 5), count_instructions("tests/bench/bench-true"), None, instructions)


def measure_reading():
    path = copy(company(FEW), "read")
    figures = measure("tests/bench/bench-company", "read", path, FOLDER)
    remove(path)
    add("A read while an import runs, p99", figures["read_p99_us"], None, None, limit=6000)


def measure_import():
    text = subprocess.run([BUILD / "tests/exchange/bench-exchange-import"], env=ENVIRONMENT, stdout=subprocess.PIPE, text=True).stdout
    orders, ours, floor = re.search(r"import of (\d+) orders: ([\d.]+) s; \.import under the same keys ([\d.]+) s", text).groups()
    add("Import of %s orders / sqlite3 .import with as many keys" % format(int(orders), ","), float(ours) * 1e6, float(floor) * 1e6, 4, seconds)
    add("Undo of it / the import", float(re.search(r"undo of it: ([\d.]+) s", text)[1]) * 1e6, float(ours) * 1e6, None, seconds)


def measure_report():
    """By instructions, of 2,000 lines more: what both need to start with is no part of it."""
    ours, floor = [count_instructions("tests/paper/bench-report", what, 2500) - count_instructions("tests/paper/bench-report", what, 500) for what in ("report", "floor")]
    add("Report to PDF, 10,000 lines / bare Cairo text, instructions", ours * 5, floor * 5, 3, instructions)


def time_program(program, *arguments):
    times = []
    for _ in range(21):
        begun = time.monotonic()
        run(program, *arguments)
        times.append((time.monotonic() - begun) * 1_000_000)
    return statistics.median(times)


def measure_program():
    add("Command line: --version / a program of the same libraries that does nothing", time_program("app/cli/factotum-cli", "--version"), time_program("tests/bench/bench-true"), None)


def measure_one_cycle(path):
    copies = [copy(path, "cycle-%d" % i) for i in range(3)]
    figures = measure("tests/bench/bench-books", "cycle", *copies)
    for left in copies:
        remove(left)
    say("  " + ", ".join("%s %s" % (name, milliseconds(figures[name])) for name in figures if "-" in name))
    return figures


def measure_cycle():
    """The floor: the rows that the eight commands wrote, by prepared statements with literal values, with the same commits; without log and search index.
    In turns, so that both companies meet the same disk."""
    companies = new_company(), busy_company()
    runs = [[measure_one_cycle(path) for path in companies] for _ in range(CYCLES)]
    new, busy = [{name: statistics.median(figures[name] for figures in of_one) for name in ("cycle_us", "cycle_floor_us")} for of_one in zip(*runs)]
    add("Order of 3 lines, quote to paid, 8 commands / bare statements of the same rows and commits", new["cycle_us"], new["cycle_floor_us"], 4)
    add("The same in a company of %s postings" % format(MOVES, ","), busy["cycle_us"], busy["cycle_floor_us"], 4)
    add("The same / in a company without a past", busy["cycle_us"], new["cycle_us"], 1.5)


def measure_stock():
    path = copy(made("hot-%d" % MOVES, "an item of %s moves" % format(MOVES, ","), "tests/bench/bench-books", "hot", "COMPANY", MOVES), "stock")
    figures = measure("tests/bench/bench-books", "stock", path)
    remove(path)
    add("Availability of an item of %s moves" % format(MOVES, ","), figures["available_us"], None, None, limit=5000)
    add("What was on hand of it on a day of the last three years, median", figures["on_hand_at_a_day_us"], None, None)
    add("The same, worst day", figures["on_hand_at_worst_day_us"], None, None)
    add("Back-dated receipt of an item of %s moves" % format(MOVES // 10, ","), figures["back_dated_us"], None, None, seconds, limit=1_000_000)


def measure_planner():
    path = copy(busy_company(), "planner")
    figures = measure("tests/bench/bench-books", "planner", path)
    add("All %s open lines foreseen after a change" % format(figures["open_lines"], ","), figures["forecast_us"], None, None, seconds, limit=1_000_000)
    add("Replenishment: 10,000 items, %s moves" % format(MOVES, ","), measure("tests/bench/bench-books", "proposals", path)["propose_us"], None, None, seconds, limit=5_000_000)
    remove(path)


def measure_proof():
    path = copy(busy_company(), "proof")
    figures = measure("tests/bench/bench-books", "check", path)
    add("Check of a company of %s postings / PRAGMA integrity_check alone" % format(MOVES, ","), figures["check_us"], figures["pages_us"], None, seconds)
    figures = measure("tests/bench/bench-books", "backup", path, FOLDER / "backup.factotum")
    add("Backup of it, verified / the bare backup API", figures["backup_us"], figures["backup_floor_us"], None, seconds)
    remove(path)


def append_history():
    """A line a figure: when, what, ours, floor, ratio."""
    new = not os.path.exists(HISTORY)
    with open(HISTORY, "a", encoding="utf-8") as history:
        if new:
            history.write("when\twhat\tours\tfloor\tratio\n")
        for row in rows:
            history.write("\t".join([datetime.datetime.now().isoformat(timespec="seconds"), *row[:4]]) + "\n")


FOLDER.mkdir(exist_ok=True)
for part in (measure_windows, measure_search, measure_saving, measure_instructions, measure_reading, measure_import, measure_report, measure_program, measure_cycle, measure_stock,
             measure_planner, measure_proof):
    if not PARTS or part.__name__.removeprefix("measure_") in PARTS:
        say(part.__name__.replace("_", " "))
        part()

print("| %s orders, against %d or against bare SQLite and Cairo | ours | floor | ratio | goal | met |" % (format(MANY, ","), FEW))
print("|---|---:|---:|---:|---|---|")
for row in rows:
    print("| %s |" % " | ".join(row))
if HISTORY:
    append_history()
sys.exit(any(row[-1] == "**no**" for row in rows))
