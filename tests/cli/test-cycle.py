#!/usr/bin/env python3
# From an order to the money, by command line alone.
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import re
import sqlite3
import sys
import time
from decimal import Decimal

sys.path.insert(0, os.path.join(os.environ["FACTOTUM_SOURCE"], "tests"))
import northwind
from office import need_samples, tell


class Typist(northwind.Clerk):
    """Does everything with factotum-cli."""

    def __init__(self, home):
        self.home = home
        self.count = 0

    def ask(self, *words):
        return self.home.json(*words)

    def do(self, command, kind=None, record=None, **values):
        words = ["%s=%s" % pair for pair in values.items()]
        self.home.run("do", command, *(["record=" + record] if record else []), *words)
        self.count += 1

    def do_all(self, command, kind, view, where, **values):
        ids = self.records_of(kind, where)
        self.home.run("do", command, *["record=#%d" % record for record in ids], *["%s=%s" % pair for pair in values.items()])
        self.count += 1

    def record_pick(self, pick_list, line):
        self.do("record-pick", "pick-lines", "#%d" % line["id"], picked=line["quantity"])

    def draft(self):
        [invoice] = self.ask("list", "invoices", "--where", "state=draft")
        return "#%d" % invoice["id"]


def figures(path, sql):
    db = sqlite3.connect("file:%s?mode=ro" % path, uri=True)
    try:
        return db.execute(sql).fetchall()
    finally:
        db.close()


def assert_no_gaps(rows):
    numbers = sorted(int(re.search(r"(\d+)$", row["number"]).group(1)) for row in rows)
    assert numbers == list(range(1, len(numbers) + 1)), numbers


def assert_all_done(home, path, orders):
    assert home.json("list", "order-lines", "--where", "open>0") == []
    assert {home.json("show", "orders", number)["state"] for number in orders} == {"invoiced"}
    lines = [line for line in home.json("list", "order-lines", "--limit", "3000") if line["sales_order"] in orders]
    assert len(lines) == 73 and sum(Decimal(line["quantity"]) for line in lines) == 1198
    for line in lines:
        assert line["quantity"] == line["picked"] == line["shipped"] == line["delivered"] == line["invoiced"] and line["reserved"] == "0", line
    invoices = home.json("list", "invoices")
    assert len(invoices) == 21 and {i["state"] for i in invoices} == {"paid"} and {i["open"] for i in invoices} == {"0.00"}
    assert sum(Decimal(i["total"]) for i in invoices) == sum(Decimal(o["total"]) + Decimal(o["freight"]) for o in map(lambda n: home.json("show", "orders", n), orders))
    assert_no_gaps(invoices)
    assert_no_gaps(home.json("list", "payments"))
    assert_no_gaps([e for e in home.json("list", "entries", "--limit", "1000") if e["number"]])
    assert_balanced(path)
    home.run("check")


def assert_balanced(path):
    """Straight from the file, whatever the program says of it."""
    assert figures(path, "SELECT entry FROM entry_lines GROUP BY entry HAVING sum(amount) <> 0") == []
    assert figures(path, "SELECT sum(amount) FROM entry_lines") == [(0,)]
    [(stock, worth)] = figures(path, "SELECT (SELECT sum(l.amount) FROM entry_lines AS l JOIN accounts AS a ON a.id = l.account WHERE a.role = 'inventory'), (SELECT sum(stock_value) FROM items)")
    assert stock == worth, (stock, worth)
    assert figures(path, "SELECT sum(l.amount) FROM entry_lines AS l JOIN accounts AS a ON a.id = l.account WHERE a.role = 'receivable'") == [(0,)]
    [(moved,)] = figures(path, "SELECT -sum(quantity) / 1000000 FROM stock_moves WHERE kind = 'shipment'")
    assert moved == 1198, moved


def assert_balanced_but_for(path, owed):
    [(sum_of_all,), (receivable,)] = figures(path, "SELECT sum(amount) FROM entry_lines UNION ALL SELECT sum(l.amount) FROM entry_lines AS l JOIN accounts AS a ON a.id = l.account"
                                                   " WHERE a.role = 'receivable'")
    assert sum_of_all == 0 and receivable == int(Decimal(owed) * 100), (sum_of_all, receivable, owed)


def what_northwind_owes_is_shipped_and_paid(home):
    folder = need_samples("northwind")
    northwind.turn_clock(home.env, os.environ["FACTOTUM_TEST_CLOCK_LIBRARY"])
    path = home.run("new", "Northwind Traders").strip()
    northwind.import_all(home.run, folder)
    start = time.monotonic()
    clerk = Typist(home)
    orders = northwind.day(clerk)
    assert len(orders) == 21, orders
    print("# %d commands in %d s" % (clerk.count, time.monotonic() - start))
    assert_all_done(home, path, orders)
    meaning = home.run("digest", "--meaning")
    home.run("undo")  # of the last payments, all but one of them in one go: the reversal of each stays beside it
    assert home.run("digest", "--meaning") != meaning
    owed = home.json("list", "invoices", "--where", "open>0")
    assert [invoice["state"] for invoice in owed] == ["open"] * 20, owed
    assert_balanced_but_for(path, sum(Decimal(invoice["open"]) for invoice in owed))
    home.run("check")


def the_meaning_is_the_same_on_another_way(home):
    meanings = []
    for file, names in (("One", ["Ada", "Bo", "Cy"]), ("Two", ["Cy", "Ada", "Bo"])):
        path = home.run("new", file).strip()
        home.run("--company", path, "do", "edit-company", "record=" + file, "name=Firm")
        for name in names:
            home.run("--company", path, "do", "create-contact", "name=" + name, "number=" + name, "is_customer=yes")
        home.run("--company", path, "do", "create-item", "name=Tea", "price=3")
        home.run("--company", path, "do", "create-order", "customer=Bo", "number=A1")
        meanings.append((home.run("--company", path, "digest", "--meaning"), home.run("--company", path, "digest")))
    assert meanings[0][0] == meanings[1][0] and meanings[0][1] != meanings[1][1], meanings
    home.run("--company", path, "do", "edit-order", "record=A1", "customer=Ada")
    assert home.run("--company", path, "digest", "--meaning") != meanings[0][0]


tell("cycle", [what_northwind_owes_is_shipped_and_paid, the_meaning_is_the_same_on_another_way])
