#!/usr/bin/env python3
# Every command for real, and how it ends.
# SPDX-License-Identifier: GPL-3.0-or-later
import csv
import email
import email.policy
import os
import pty
import re
import signal
import subprocess
import time
import zipfile

from office import CLI, REFUSED, WRONG_USE, FILE_TROUBLE, Skip, tell


def new(home):
    return home.run("new", "Muster GmbH").strip()


def shop(home):
    """A company with two contacts, two items and an order."""
    new(home)
    home.run("do", "create-contact", "name=Alfa Ltd", "is_customer=yes", "number=C-1")
    home.run("do", "create-contact", "name=Beta Ltd", "is_customer=yes", "city=Köln")
    home.run("do", "create-item", "name=Chair", "price=49.90", "number=100")
    home.run("do", "create-item", "name=Desk", "price=1250", "number=200")
    home.run("do", "create-order", "customer=Alfa Ltd", "number=R-1", "ordered_on=2026-03-04", "promised-on=2026-04-04")
    home.run("do", "create-order-line", "sales-order=R-1", "item=Chair", "quantity=3")


def says_what_there_is(home):
    assert "verify-chain" in home.run("--help") and home.run("-h") == home.run("--help")
    assert re.match(r"Factotum \d+\.\d+", home.run("--version"))
    for command in re.findall(r"^  ([a-z-]+)  ", home.run("--help"), re.M):
        assert "Usage:" in home.run(command, "--help"), command


def wrong_use_is_two(home):
    nothing = subprocess.run([CLI], env=home.env, capture_output=True, text=True, check=False)
    assert nothing.returncode == WRONG_USE and "Usage" in nothing.stderr and nothing.stdout == ""
    for words in (["nonsense"], ["list"], ["list", "a", "b"], ["list", "unicorns"], ["list", "orders", "--format", "yaml"], ["list", "orders", "--nonsense"],
                  ["show", "orders"], ["show", "unicorns", "1"], ["history", "orders"], ["history", "unicorns", "1"], ["do", "fly"], ["report", "fly", "--output", "x.pdf"],
                  ["report", "stock-list"], ["report", "stock-list", "--output", "x.doc"], ["import", "orders"], ["import", "unicorns", "x.csv"], ["backup"], ["restore"],
                  ["undo", "3"], ["check", "--format", "yaml"], ["new", "a", "b"], ["demo", "--orders", "many"], ["list", "orders", "--company"], ["verify-chain", "x"]):
        home.run(*words, status=WRONG_USE)
    assert "employees" in home.run("list", "unicorns", status=WRONG_USE)
    assert not os.path.exists(home.companies)


def without_a_company_it_says_how_to_get_one(home):
    assert "“new”" in home.run("list", "orders", status=WRONG_USE)
    new(home)
    home.run("list", "orders")
    home.run("new", "Second")
    assert "--company" in home.run("list", "orders", status=WRONG_USE)


def the_company_may_be_named_before_and_after(home):
    path = home.path("elsewhere.factotum")
    home.run("--company", path, "new", "Elsewhere")
    assert home.run("--company", path, "list", "employees") == home.run("list", "employees", "--company", path) == home.run("list", "--company=" + path, "employees")
    assert "no file" in home.run("--company", home.path("none.factotum"), "list", "orders", status=FILE_TROUBLE)


def new_never_replaces(home):
    path = new(home)
    assert os.stat(path).st_mode & 0o777 == 0o600
    home.run("new", "Muster GmbH", status=FILE_TROUBLE)
    home.run("--company", path, "demo", status=FILE_TROUBLE)
    assert home.json("show", "companies", "Muster GmbH")["name"] == "Muster GmbH"


def do_lists_all_commands_without_a_company(home):
    listed = home.run("do")
    for command in ("create-employee", "edit-order", "trash-contact", "restore-item", "confirm-order", "ship-order", "create-stock-move", "create-ticket"):
        assert re.search("^%s  " % command, listed, re.M), command
    assert "name=TEXT  Name (required)" in listed and "manager=employees" in listed and "left_on=DATE  Last day (today if left out)" in listed
    assert not os.path.exists(home.companies)


def do_reads_values_by_their_kind(home):
    shop(home)
    home.run("do", "create-employee", "name=Ada", "hired_on=2020-02-03", "job=Clerk")
    home.run("do", "create-employee", "name=Bob", "manager=Ada")
    home.run("do", "create-employee", "name=Cyd", "manager=#1")
    assert [e["manager"] for e in home.json("list", "employees", "--sort", "name")] == [None, "Ada", "Ada"]
    home.run("do", "edit-employee", "record=Bob", "job=Head, of=things", "manager=")
    bob = home.json("show", "employees", "Bob")
    assert bob["job"] == "Head, of=things" and bob["manager"] is None
    assert home.json("show", "items", "200")["price"] == "1250.00"
    assert "Nothing had to be changed" in home.run("do", "edit-employee", "record=Bob", "job=Head, of=things")
    order = home.json("show", "orders", "R-1")
    assert order["total"] == "149.70" and order["state"] == "draft" and order["ordered_on"] == "2026-03-04"
    home.run("do", "confirm-order", "record=R-1")
    assert home.json("show", "orders", "R-1")["state"] == "confirmed"


def a_logo_is_set_from_a_file(home):
    new(home)
    drawing = home.write("logo.svg", "<svg xmlns='http://www.w3.org/2000/svg' width='30' height='10'><rect width='30' height='10' fill='red'/></svg>")
    assert "picture=FILE" in home.run("do")
    before = home.digest()
    assert "Logo changed" in home.run("do", "set-logo", "picture=" + drawing)
    assert home.digest() != before
    home.run("do", "set-logo", "picture=" + home.write("note.txt", "no picture"), status=REFUSED)
    home.run("do", "set-logo", "picture=" + home.path("none.png"), status=FILE_TROUBLE)
    home.run("do", "set-logo", "picture=" + home.folder, status=FILE_TROUBLE)
    home.run("do", "set-logo", "picture=")
    home.run("undo")
    home.run("undo")
    assert home.digest() == before
    home.run("check")


def an_erased_person_is_gone(home):
    path = new(home)
    keys = home.write("people.csv", "CustomerID,Name,Email\nXQVZJ,Wulfhild Zwanzig,wulfhild@zwanzig.example\nAAAAA,Berta Bleibt,berta@bleibt.example\n")
    home.run("import", "contacts", keys)
    assert "people.csv imported: 2 new, 0 changed" in home.run("history")
    home.run("do", "edit-contact", "record=Wulfhild Zwanzig", "street=Querstr. 77", "notes=Knows Xylander")
    home.run("do", "create-ticket", "title=Question", "requester=Wulfhild Zwanzig")
    home.run("do", "create-order", "customer=Wulfhild Zwanzig", "number=R-7")
    assert "not finished" in home.run("do", "erase-contact", "record=Wulfhild Zwanzig", status=REFUSED)
    home.run("do", "cancel-order", "record=R-7")
    assert "Contact “Berta Bleibt” changed" in home.run("do", "edit-contact", "record=Berta Bleibt", "city=Köln")
    home.run("do", "trash-contact", "record=Wulfhild Zwanzig")
    assert "Contact “Erased person" in home.run("do", "erase-contact", "record=Wulfhild Zwanzig", "reason=Letter of 3 May")
    exported = "".join(home.run("list", kind, "--format", "csv", *trash) for kind in ("contacts", "orders", "tickets") for trash in ([], ["--trash"]))
    home.run("backup", home.path("copy.factotum"))
    said = exported + home.run("history")
    for file in (path, path + "-wal", home.path("copy.factotum")):
        if os.path.exists(file):
            with open(file, "rb") as stream:
                said += stream.read().decode("latin-1")
    for word in ("wulfhild", "zwanzig", "querstr", "xylander"):
        assert word not in said.lower(), word
    assert "Erased person" in exported and "Berta Bleibt" in exported
    assert "erased" in home.run("undo", status=REFUSED)
    home.run("check")
    home.run("verify-chain")


def do_refuses_in_sentences(home):
    shop(home)
    before = home.digest()
    for words, part in ((["create-employee"], "Name"), (["create-employee", "name=X", "hired_on=2020-02-30"], "2020-02-30"), (["create-employee", "name=X", "manager=Nobody"], "Nobody"),
                        (["create-item", "name=X", "price=many"], "many"), (["ship-order", "record=R-9"], "R-9"), (["create-order-line", "sales_order=R-1", "item=Chair", "quantity=abc"], "abc"),
                        (["create-employee", "name=X", "birth_date=1990-01-01"], "encrypted"), (["create-employee", "name=A", "hired_on=2020-02-01", "left_on=2019-01-01"], "last day")):
        assert part in home.run("do", *words, status=REFUSED), words
    for words in (["create-employee", "colour=red"], ["create-employee", "name"], ["create-employee", "--name", "X"]):
        home.run("do", *words, status=WRONG_USE)
    assert home.digest() == before


def lists_as_table_csv_and_json(home):
    shop(home)
    home.run("do", "create-contact", "name=\"Quoted\", \"Sons\" & Co", "is_customer=yes", "city==1+1")
    table = home.run("list", "contacts").splitlines()
    assert len(table) == 4 and "Name" in table[0]
    rows = home.csv("list", "contacts", "--sort", "name")
    assert [r["name"] for r in rows] == ['"Quoted", "Sons" & Co', "Alfa Ltd", "Beta Ltd"] or [r["name"] for r in rows][1:] == ["Beta Ltd", '"Quoted", "Sons" & Co']
    assert [r["city"] for r in rows if "Quoted" in r["name"]] == ["'=1+1"]  # a spreadsheet must not run it
    assert [c["city"] for c in home.json("list", "contacts") if "Quoted" in c["name"]] == ["=1+1"]
    assert {c["number"] for c in home.json("list", "contacts")} == {r["number"] or None for r in rows}
    assert home.json("list", "employees") == [] and home.csv("list", "employees") == []
    assert list(home.csv("list", "items", "--columns", "number,price")[0]) == ["number", "price"]
    assert list(home.json("list", "items", "--columns", "price")[0]) == ["id", "price"]
    home.run("list", "items", "--columns", "price,colour", status=WRONG_USE)


def lists_what_is_asked_for(home):
    shop(home)
    def names(*words):
        return [r["name"] for r in home.json("list", "items", "--columns", "name", *words)]
    for i in range(8):
        home.run("do", "create-item", "name=Lamp %d" % i, "price=%d.50" % (10 + i), "number=L%d" % i)
    assert names("--where", "price>49.90") == ["Desk"] and names("--where", "price>=49.90", "--sort", "-price") == ["Desk", "Chair"]
    assert names("--where", "price<11") == ["Lamp 0"] and names("--where", "price<=10.5") == ["Lamp 0"]
    assert names("--where", "name~AMP", "--limit", "2", "--sort", "name") == ["Lamp 0", "Lamp 1"]
    assert names("--where", "name!=Desk", "--where", "price>20") == ["Chair"]
    assert names("--where", "number=L3") == ["Lamp 3"] and names("--where", "category!=") == []
    assert len(names("--where", "category=")) == 10
    assert names("--search", "lam 3") == ["Lamp 3"] and names("--search", "nothing at all") == []
    assert names("--sort", "-price", "--limit", "1") == ["Desk"]
    assert len(home.json("list", "orders", "--where", "customer=Alfa Ltd")) == len(home.json("list", "orders", "--where", "customer=C-1")) == 1
    assert home.json("list", "contacts", "--search", "koln")[0]["name"] == "Beta Ltd"
    home.run("do", "trash-item", "record=Desk")
    assert "Desk" not in names() and names("--trash") == ["Desk"]
    home.run("do", "restore-item", "record=Desk")
    assert "Desk" in names() and names("--trash") == []
    home.run("list", "items", "--view", "below-reorder-level")
    for words in (["--where", "price"], ["--where", "colour=red"], ["--sort", "colour"], ["--view", "blue"]):
        home.run("list", "items", *words, status=WRONG_USE)
    home.run("list", "orders", "--where", "state=blue", status=REFUSED)
    home.run("list", "orders", "--where", "ordered_on>soon", status=REFUSED)


def shows_one_record(home):
    shop(home)
    assert re.search(r"^Total +149\.70$", home.run("show", "orders", "R-1"), re.M)
    assert home.json("show", "orders", "#1")["number"] == "R-1"
    assert "“R-2”" in home.run("show", "orders", "R-2", status=REFUSED)


def figures_are_those_of_the_language(home):
    shop(home)
    for language in ("de_DE.UTF-8", "it_IT.UTF-8", "pt_BR.UTF-8"):
        have = subprocess.run(["locale", "-a"], capture_output=True, text=True, check=False).stdout.lower().replace("-", "")
        if language.lower().replace("-", "") not in have:
            raise Skip("the language %s is not here" % language)
        assert "1.250,00" in home.run("list", "items", language=language)
        home.run("do", "edit-item", "record=Chair", "price=1.234,56", language=language)
        assert home.json("show", "items", "Chair")["price"] == "1234.56"
        home.run("do", "edit-item", "record=Chair", "price=49,90", language=language)
        assert home.json("show", "items", "Chair", language=language)["price"] == "49.90"
    home.run("do", "edit-order", "record=R-1", "ordered_on=31.12.2025", language="de_DE.UTF-8")
    assert home.json("show", "orders", "R-1")["ordered_on"] == "2025-12-31"
    assert "31.12.2025" in home.run("show", "orders", "R-1", language="de_DE.UTF-8")


def languages_have_the_names_people_write(home):
    shop(home)
    for written in ("Deutsch", "German", "tedesco", "de"):
        home.run("do", "edit-contact", "record=Alfa Ltd", "language=Italian")
        home.run("do", "edit-contact", "record=Alfa Ltd", "language=" + written)
        assert home.json("show", "contacts", "Alfa Ltd")["language"] == "de", written
    assert "German (Austria)" in home.run("do", "edit-contact", "record=Alfa Ltd", "language=Germann", status=REFUSED)
    assert home.json("show", "contacts", "Alfa Ltd")["language"] == "de"
    assert "Alfa" in home.run("list", "contacts", "--where", "language=German")
    assert "Language  German" in re.sub(" +", "  ", home.run("show", "contacts", "Alfa Ltd", language="en_GB.UTF-8"))


def undo_and_redo(home):
    new(home)
    assert "nothing to take back" in home.run("undo", status=REFUSED)
    assert "nothing" in home.run("redo", status=REFUSED)
    empty = home.digest()
    home.run("do", "create-employee", "name=Ada")
    ada = home.digest()
    home.run("do", "edit-employee", "record=Ada", "job=Clerk")
    clerk = home.digest()
    assert len({empty, ada, clerk}) == 3
    home.run("undo")
    assert home.digest() == ada
    home.run("undo")
    assert home.digest() == empty
    home.run("redo")
    home.run("redo")
    assert home.digest() == clerk
    history = home.run("history", "employees", "Ada")
    assert "Clerk" in history and len(re.findall(r"^\d+  ", history, re.M)) >= 2
    assert len(re.findall(r"^\d+  ", home.run("history"), re.M)) >= 6
    home.run("history", "employees", "Bob", status=REFUSED)


def reports_leave_as_pdf_csv_and_xlsx(home):
    home.run("demo", "--seed", "3", "--orders", "30")
    names = re.findall(r"^([a-z-]+) ", home.run("report"), re.M)
    of_orders = {"order-confirmation", "quote", "delivery-note"}
    of_others = {"pick-list", "packing-slip", "shipment-note", "complaint-letter", "late-letter", "invoice", "reminder", "purchase-order", "count-sheet", "item-labels", "location-labels"}
    assert {"order-book", "open-orders", "stock-list", "ticket-list", "staff-list"} | of_orders | of_others <= set(names)
    number = [o["number"] for o in home.json("list", "orders", "--where", "state=confirmed") + home.json("list", "orders")][0]
    home.run("report", "all-item-labels", "--by", "roll", "--output", home.path("labels.pdf"))
    home.run("report", "invoice", "No such", "--output", home.path("x.pdf"), status=REFUSED)
    for name in names:
        if name in of_others or name.startswith("all-"):
            continue
        record = [number] if name in of_orders else []
        for ending in ("pdf", "csv", "xlsx"):
            home.run("report", name, *record, "--output", home.path(name + "." + ending))
        text = subprocess.run(["pdftotext", "-layout", home.path(name + ".pdf"), "-"], capture_output=True, text=True, check=True).stdout
        assert len(text) > 100, name
        assert number in text if record else True, name
        with open(home.path(name + ".csv"), encoding="utf-8-sig", newline="") as file:
            assert len(list(csv.reader(file))) >= (1 if name in ("ageing", "otif", "replenishment-list", "run-sheet", "supplier-otif") else 2), name
        assert "xl/workbook.xml" in zipfile.ZipFile(home.path(name + ".xlsx")).namelist()
    home.run("report", "delivery-note", "--output", home.path("x.pdf"), status=WRONG_USE)
    home.run("report", "delivery-note", "No such", "--output", home.path("x.pdf"), status=REFUSED)
    home.run("report", "order-book", "--by", "moon", "--output", home.path("x.pdf"), status=WRONG_USE)
    home.run("report", "ageing", "--to", "2026-01-31", "--output", home.path("x.csv"))
    home.run("report", "ageing", "--from", "2026-01-31", "--output", home.path("x.csv"), status=WRONG_USE)
    home.run("report", "order-book", "--from", "soon", "--output", home.path("x.pdf"), status=REFUSED)
    home.run("report", "order-book", "--output", home.path("no/where/x.pdf"), status=FILE_TROUBLE)
    for by in ("customer", "seller", "month"):
        home.run("report", "order-book", "--by", by, "--from", "2000-01-01", "--to", "2099-12-31", "-o", home.path("x.pdf"))


def posted_papers_stay(home):
    new(home)
    home.run("do", "create-contact", "name=Hanari Carnes")
    home.run("do", "create-invoice", "customer=Hanari Carnes")
    home.run("do", "create-invoice-line", "invoice=#1", "text=Teapots", "price=100")
    home.run("do", "post-invoice", "record=#1")
    home.run("report", "invoice", "#1", "--output", home.path("first.pdf"))
    home.run("do", "edit-company", "record=#1", "city=Rio")
    time.sleep(1.1)
    home.run("report", "invoice", "#1", "--output", home.path("again.pdf"))
    with open(home.path("first.pdf"), "rb") as first, open(home.path("again.pdf"), "rb") as again:
        assert first.read() == again.read()
    home.run("check")


def a_company_begins_with_the_taxes_of_its_country(home):
    assert "DE, IT, BR and US" in home.run("new", "Muster GmbH", "--taxes", "XX", status=REFUSED)
    home.run("new", "Muster GmbH", "--taxes", "DE")
    assert {"DE-19", "DE-7"} <= {code["code"] for code in home.json("list", "tax_codes")}
    home.run("check")


def outdated_papers_are_replaced_at_once(home):
    shop(home)
    home.run("do", "create-order", "customer=Beta Ltd", "number=R-2")
    home.run("do", "create-order-line", "sales-order=R-2", "item=Desk", "quantity=1")
    for order in ("R-1", "R-2"):
        home.run("do", "confirm-order", "record=" + order)
        home.run("report", "order-confirmation", order, "--issue", "--output", home.path("x.pdf"))
        home.run("do", "create-order-line", "sales-order=" + order, "text=Extra", "price=5")
    folder = home.path("replaced")
    os.mkdir(folder)
    assert len(home.run("replace", "R-1", "--output", folder).split("\n")) == 2
    assert "R-2" in home.run("replace", "--output", folder)
    assert home.run("replace", "--output", folder) == ""
    assert len(os.listdir(folder)) == 2
    for name in os.listdir(folder):
        assert "Extra" in subprocess.run(["pdftotext", "-layout", os.path.join(folder, name), "-"], capture_output=True, text=True, check=True).stdout
    home.run("check")


def a_plan_writes_its_letter(home):
    """Whichever way it is carried out, and as an e-mail that somebody else's program reads."""
    shop(home)
    home.run("do", "edit-company", "record=#1", "goodwill=10%", "email=buero@muster.example")
    home.run("do", "edit-contact", "record=C-1", "email=einkauf@alfa.example", "person=Änne Grün", "name=Café Grün")
    home.run("do", "confirm-order", "record=R-1")
    line = re.match(r"#(\d+)", home.run("late"))[1]
    plans = home.run("late", line)
    assert "kind=new-date choice=0" in plans and "kind=new-date choice=1" in plans, plans
    home.run("do", "carry-out-plan", "order-line=#" + line, "kind=new-date", "choice=1")
    plan = home.json("list", "plans")[0]
    assert plan["cost"].startswith("14.97") and "14.97" in plan["letter"] and "apology" in plan["letter"], plan
    path = home.path("letter.eml")
    home.run("report", "late-letter", "#1", "--output", path)
    with open(path, "rb") as file:
        raw = file.read()
    mail = email.message_from_bytes(raw, policy=email.policy.default)
    assert mail["to"] == "<einkauf@alfa.example>" or mail["to"] == "einkauf@alfa.example", mail["to"]
    assert "order" in mail["subject"] and "Muster GmbH" in mail["from"] and mail["date"].datetime.year > 2000 and "@" in mail["message-id"]
    assert plan["letter"] in mail.get_content().replace("\r\n", "\n")
    assert all(len(part) <= 78 and all(byte < 128 for byte in part) for part in raw.split(b"\r\n")) and b"\n" not in raw.replace(b"\r\n", b"")
    home.run("report", "stock-list", "--output", path, status=WRONG_USE)


def imports_say_what_they_did(home):
    new(home)
    path = home.write("people.csv", "Name;Job;Hired\nAda;Clerk;31.12.2020\nBob;;\n;Nobody;\n")
    before = home.digest()
    said = home.run("import", "employees", path, "--dry-run")
    assert "2 new" in said and "1 refused" in said and "parted by “;”" in said and home.digest() == before
    assert not os.path.exists(home.path("people.refused.csv"))
    said = home.run("import", "employees", path)
    assert "2 new" in said and "people.refused.csv" in said
    refused = open(home.path("people.refused.csv"), encoding="utf-8-sig").read()
    assert "Nobody" in refused and "Ada" not in refused
    assert home.json("show", "employees", "Ada")["hired_on"] == "2020-12-31"
    home.write("people.refused.csv", refused.replace(";Nobody", "Cyd;Nobody"))
    assert "1 new" in home.run("import", "employees", home.path("people.refused.csv"))
    home.run("undo")
    home.run("undo")
    assert home.digest() == before
    home.run("import", "employees", home.path("none.csv"), status=FILE_TROUBLE)
    home.run("import", "orders", path, status=WRONG_USE)
    home.run("import", "employees", path, "--mapping", "no-such", status=WRONG_USE)


def a_closed_pipe_and_a_full_disk_are_no_riddle(home):
    home.run("demo", "--orders", "300")
    process = subprocess.Popen([CLI, "list", "orders", "--format", "csv"], env=home.env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    process.stdout.readline()
    process.stdout.close()
    assert process.wait(20) in (0, -signal.SIGPIPE) and process.stderr.read() == ""
    process.stderr.close()
    with open("/dev/full", "w", encoding="utf-8") as full:
        result = subprocess.run([CLI, "list", "orders"], env=home.env, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert result.returncode == FILE_TROUBLE and "could not be written" in result.stderr, result
    home.run("check")


def progress_is_for_terminals_and_goes_away(home):
    main, terminal = pty.openpty()
    process = subprocess.Popen([CLI, "demo", "--orders", "4000"], env=home.env, stdout=subprocess.PIPE, stderr=terminal)
    os.close(terminal)
    said = b""
    try:
        while True:
            said += os.read(main, 4096)
    except OSError:  # the other end is closed
        pass
    path = process.communicate()[0].decode().strip()
    assert process.returncode == 0 and os.path.exists(path)
    assert re.fullmatch(rb"(\r *\d+ %)+\r +\r", said), said
    quiet = subprocess.run([CLI, "--company", home.path("b.factotum"), "demo", "--orders", "4000"], env=home.env, capture_output=True, check=True)
    assert quiet.stderr == b""


def several_records_are_done_in_one_go(home):
    shop(home)
    for number in "R-2", "R-3":
        home.run("do", "create-order", "customer=Beta Ltd", "number=" + number)
    home.run("do", "cancel-order", "record=R-2")
    most = subprocess.run([CLI, "do", "cancel-order", "record=R-1", "record=R-2", "record=R-3"], env=home.env, capture_output=True, text=True, check=False)
    assert most.returncode == REFUSED and "2 records" in most.stdout and "R-2: " in most.stderr and "1 record was not changed" in most.stderr, most
    assert {order["state"] for order in home.json("list", "orders")} == {"cancelled"}
    home.run("undo")
    assert {order["number"]: order["state"] for order in home.json("list", "orders")} == {"R-1": "draft", "R-2": "cancelled", "R-3": "draft"}


tell("commands", [says_what_there_is, wrong_use_is_two, without_a_company_it_says_how_to_get_one, the_company_may_be_named_before_and_after, new_never_replaces,
                  do_lists_all_commands_without_a_company, do_reads_values_by_their_kind, a_logo_is_set_from_a_file, an_erased_person_is_gone, do_refuses_in_sentences, several_records_are_done_in_one_go, lists_as_table_csv_and_json, lists_what_is_asked_for,
                  shows_one_record, figures_are_those_of_the_language, languages_have_the_names_people_write, undo_and_redo, reports_leave_as_pdf_csv_and_xlsx, posted_papers_stay, a_company_begins_with_the_taxes_of_its_country,
                  outdated_papers_are_replaced_at_once, a_plan_writes_its_letter, imports_say_what_they_did,
                  a_closed_pipe_and_a_full_disk_are_no_riddle, progress_is_for_terminals_and_goes_away])
