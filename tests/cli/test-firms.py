#!/usr/bin/env python3
# Two real firms come in by command line alone.
# SPDX-License-Identifier: GPL-3.0-or-later
import collections
import os
import sqlite3
import time
from decimal import Decimal

from office import REFUSED, need_samples, tell

# Kind, file, records; in the order in which they refer to each other.
NORTHWIND = [("employees", "employees", 9), ("contacts", "customers", 91), ("contacts", "suppliers", 29), ("contacts", "shippers", 3), ("items", "products", 77),
             ("orders", "orders", 830), ("order-lines", "order_details", 2155)]


def bring_in(home, folder, outcome):
    for kind, file, records in NORTHWIND:
        start = time.monotonic()
        said = home.run("import", kind, os.path.join(folder, file + ".csv"))
        print("# %s: %d ms" % (file, (time.monotonic() - start) * 1000), flush=True)
        assert "%d %s" % (records, outcome) in said and "0 changed" in said and "0 refused" in said, said


def total(rows, field):
    return sum(Decimal(row[field]) for row in rows)


def assert_northwind(home):
    employees = home.json("list", "employees")
    assert len(employees) == 9 and collections.Counter(e["manager"] for e in employees) == {"Andrew Fuller": 5, "Steven Buchanan": 3, None: 1}
    contacts = home.json("list", "contacts")
    for flag, count in (("is_customer", 91), ("is_supplier", 29), ("is_carrier", 3)):
        assert len([c for c in contacts if c[flag]]) == len(home.json("list", "contacts", "--where", flag + "=yes")) == count, flag
    items = home.json("list", "items")
    assert len(items) == 77 and total(items, "on_hand") == 3119 and all(i["supplier"] for i in items)
    assert len(home.json("list", "items", "--view", "below-reorder-level")) == len([i for i in items if Decimal(i["on_hand"]) < Decimal(i["reorder_level"])]) == 18
    assert sum(Decimal(i["on_hand"]) * Decimal(i["price"]) for i in items) == Decimal("74050.85")
    orders = home.json("list", "orders")
    assert len(orders) == 830 and all(o["customer"] and o["seller"] and o["carrier"] for o in orders)
    assert len([o for o in orders if o["shipped_on"] and o["shipped_on"] > o["promised_on"]]) == 37
    assert len([o for o in orders if not o["shipped_on"]]) == len(home.json("list", "orders", "--where", "shipped_on=")) == 21
    for number, amount in (("10248", "440.00"), ("10250", "1552.60"), ("10865", "16387.50")):
        assert home.json("show", "orders", number)["total"] == amount, number
    lines = home.json("list", "order-lines")
    assert len(lines) == 2155 and total(lines, "amount") == Decimal("1265793.29")
    assert "NULL" not in home.run("list", "contacts", "--format", "csv") + home.run("list", "employees", "--format", "csv")


def northwind_comes_in_whole(home):
    folder = need_samples("northwind")
    path = home.run("new", "Northwind Traders").strip()
    empty = home.digest()
    bring_in(home, folder, "new")
    assert_northwind(home)
    whole = home.digest()
    bring_in(home, folder, "same")
    assert home.digest() == whole
    start = time.monotonic()
    home.run("check")
    print("# check: %d ms" % ((time.monotonic() - start) * 1000))
    for _ in NORTHWIND:
        home.run("undo")
    assert home.digest() == empty and home.json("list", "orders") == home.json("list", "contacts") == []
    home.run("undo", status=REFUSED)
    home.run("check")
    db = sqlite3.connect("file:%s?mode=ro" % path, uri=True)
    assert db.execute("SELECT (SELECT count(*) FROM contacts_search_title) + (SELECT count(*) FROM external_keys)").fetchone() == (0,)
    db.close()
    for _ in NORTHWIND:
        home.run("redo")
    assert home.digest() == whole
    home.run("redo", status=REFUSED)
    assert_northwind(home)
    home.run("check")
    home.run("verify-chain")


def northwind_is_searched_and_printed(home):
    folder = need_samples("northwind")
    home.run("new", "Northwind Traders")
    for kind, file, _ in NORTHWIND:
        home.run("import", kind, os.path.join(folder, file + ".csv"))
    assert home.json("list", "contacts", "--search", "berglunds")[0]["name"] == "Berglunds snabbköp"
    assert len(home.json("list", "orders", "--where", "customer=Vins et alcools Chevalier")) == 5
    assert home.json("list", "orders", "--sort", "-total", "--limit", "1")[0]["number"] == "10865"
    home.run("report", "order-confirmation", "10248", "--output", home.path("o.pdf"))
    home.run("report", "stock-list", "--output", home.path("s.csv"))
    with open(home.path("s.csv"), encoding="utf-8-sig") as file:
        assert len(file.readlines()) >= 78
    assert "made" in home.run("history", "orders", "10248")


def a_dry_run_of_northwind_writes_nothing(home):
    folder = need_samples("northwind")
    path = home.run("new", "Northwind Traders").strip()
    before = home.digest()
    assert "91 new" in home.run("import", "contacts", os.path.join(folder, "customers.csv"), "--dry-run", "--mapping", "northwind-customers")
    assert home.digest() == before
    db = sqlite3.connect("file:%s?mode=ro" % path, uri=True)
    assert db.execute("SELECT count(*) FROM contacts").fetchone() == (0,)
    db.close()


def incidents_fold_into_tickets(home):
    folder = need_samples("incidents")
    path = home.run("new", "Help desk").strip()
    start = time.monotonic()
    said = home.run("import", "tickets", os.path.join(folder, "incident_event_log.csv"))
    print("# incidents: %d ms" % ((time.monotonic() - start) * 1000))
    assert "890 new" in said and "0 refused" in said, said
    tickets = home.json("list", "tickets")
    assert len(tickets) == 890 and {t["state"] for t in tickets} == {"closed"}
    assert collections.Counter(t["priority"] for t in tickets) == {"critical": 15, "high": 33, "moderate": 757, "low": 85}
    assert len(home.json("list", "ticket-events")) == 5998
    whole = home.digest()
    assert "890 same" in home.run("import", "tickets", os.path.join(folder, "incident_event_log.csv")) and home.digest() == whole
    home.run("check")
    home.run("undo")
    assert home.json("list", "tickets") == home.json("list", "ticket-events") == []
    home.run("redo")
    assert home.digest() == whole and os.path.exists(path)


tell("firms", [northwind_comes_in_whole, northwind_is_searched_and_printed, a_dry_run_of_northwind_writes_nothing, incidents_fold_into_tickets])
