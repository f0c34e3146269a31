# What a clerk of Northwind Traders does on one day, until nothing is open any more; whoever carries it out.
# SPDX-License-Identifier: GPL-3.0-or-later
import datetime
import os
import time
from decimal import Decimal

# Kind, file; in the order in which they refer to each other.
FILES = [("employees", "employees"), ("contacts", "customers"), ("contacts", "suppliers"), ("contacts", "shippers"), ("items", "products"),
         ("orders", "orders"), ("order-lines", "order_details")]
MORNING = datetime.datetime(1998, 5, 7, 6, tzinfo=datetime.timezone.utc)  # the day after the last orders


def turn_clock(environment, library):
    """Programs of this environment live on that morning."""
    environment.update(LD_PRELOAD=library, FACTOTUM_TEST_CLOCK=str(int(MORNING.timestamp() - time.time())), TZ="UTC")
    options = environment.get("ASAN_OPTIONS", "")
    environment["ASAN_OPTIONS"] = options + (":" if options else "") + "verify_asan_link_order=0"


class Clerk:
    """Somebody who can read, and does things in one way or another."""

    def ask(self, *words):
        """Records as the command line tells them."""
        raise NotImplementedError

    def do(self, command, kind=None, record=None, **values):
        """Carries out a command; record is the number or title of a record of that kind."""
        raise NotImplementedError

    def do_all(self, command, kind, view, where, **values):
        """Carries out a command on all records of a view, which is the same as this condition, the oldest first."""
        raise NotImplementedError

    def records_of(self, kind, where):
        return sorted(row["id"] for row in self.ask("list", kind, "--limit", "1000", "--where", where))

    def scan(self, pick_list, codes):
        for code in codes:
            self.do("scan-pick", "pick-lists", pick_list, code=code)

    def record_pick(self, pick_list, line):
        raise NotImplementedError

    def draft(self):
        """What the invoice is called that was drafted last."""
        raise NotImplementedError

    def numbers(self, kind, *words):
        return [row["number"] for row in reversed(self.ask("list", kind, "--limit", "1000", *words))]


def waits_for(clerk):
    """Item → what customers wait for and what is neither on hand nor to come by an order of ours."""
    short = {}
    for line in clerk.ask("list", "order-lines", "--where", "open>0", "--limit", "1000"):
        lacking = Decimal(line["open"]) - Decimal(line["reserved"])
        if lacking > 0:
            short[line["item"]] = short.get(line["item"], 0) + lacking
    return dict(sorted(short.items()))


def buy(clerk):
    """What is short is ordered from the suppliers, comes and is put away."""
    clerk.do("propose-purchases")
    clerk.do("order-proposals")
    clerk.do_all("confirm-purchase", "purchase-orders", "Drafts", "state=draft", reason="Known for years.")
    clerk.do_all("receive-purchase", "purchase-orders", "To be received", "state=ordered", delivery_note="D1")
    prices = {item["name"]: Decimal(item["price"]) for item in clerk.ask("list", "items", "--limit", "1000")}
    for item, quantity in waits_for(clerk).items():  # ordered before our time, or not made any more
        clerk.do("receive-stock", "items", item, quantity="%d" % quantity, reason="Ordered before", value="%.2f" % (quantity * prices[item] / 2))
    assert not waits_for(clerk)


def pick(clerk):
    """The first lines by scanning, one by hand, the rest in one go."""
    clerk.do("make-pick-list")
    [number] = clerk.numbers("pick-lists")
    lines = sorted(clerk.ask("list", "pick-lines", "--limit", "1000"), key=lambda line: line["position"])
    items = [line["item"] for line in lines]
    alone = [line for line in lines if items.count(line["item"]) == 1]
    codes = {item["name"]: item["number"] for item in clerk.ask("list", "items", "--limit", "1000")}
    clerk.scan(number, ["%s*%s" % (line["quantity"], codes[line["item"]]) for line in alone[:2]])
    clerk.record_pick(number, alone[2])
    clerk.do("record-picks", "pick-lists", number)
    clerk.do("pack", "pick-lists", number)


def ship(clerk):
    """The first alone, with its tracking number; the rest together."""
    first = clerk.numbers("shipments")[0]
    clerk.do("ship-shipment", "shipments", first, tracking="T" + first[-3:])
    clerk.do("deliver-shipment", "shipments", first, received_by="Mr. Porter")
    clerk.do_all("ship-shipment", "shipments", "To ship", "state=packing")
    clerk.do_all("deliver-shipment", "shipments", "On the way", "state=shipped", received_by="Porter")


def invoice(clerk, orders):
    """One at once, one by a draft that somebody looks at first, the rest together."""
    clerk.do("invoice-order", "orders", orders[0])
    clerk.do("draft-invoice", "orders", orders[1])
    clerk.do("post-invoice", "invoices", clerk.draft())
    clerk.do_all("draft-invoice", "orders", "To invoice", "state=delivered")
    clerk.do_all("post-invoice", "invoices", "Drafts", "state=draft")
    first = clerk.numbers("invoices")[0]
    clerk.do("pay-invoice", "invoices", first, reference="B" + first[-3:])
    clerk.do_all("pay-invoice", "invoices", "Open", "open>0", reference="Statement 1")


def open_orders(clerk):
    return sorted(order["number"] for order in clerk.ask("list", "orders", "--where", "shipped_on=", "--limit", "1000") if order["state"] == "confirmed")


def day(clerk):
    """Gives the numbers of the orders that were open."""
    orders = open_orders(clerk)
    buy(clerk)
    pick(clerk)
    ship(clerk)
    invoice(clerk, orders)
    return orders


def import_all(run, folder):
    for kind, file in FILES:
        run("import", kind, os.path.join(folder, file + ".csv"))
