#!/usr/bin/env python3
# Copies, foreign and damaged files, two programs, Ctrl+C.
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import re
import shutil
import signal
import sqlite3
import time

from office import FILE_TROUBLE, REFUSED, WRONG_USE, fingerprint, is_sentence, tell


def office(home):
    """A small company and its path."""
    return home.run("demo", "--seed", "5", "--orders", "20").strip()


def tamper(path, sql, *values):
    """Changes the file behind the program's back."""
    db = sqlite3.connect(path)
    triggers = db.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        db.execute("DROP TRIGGER \"%s\"" % name)
    db.execute("PRAGMA ignore_check_constraints = ON")
    changed = db.execute(sql, values).rowcount
    for _, trigger in triggers:
        db.execute(trigger)
    db.commit()
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.close()
    assert changed > 0, sql


def parts(home):
    return sorted(os.listdir(home.companies)) if os.path.isdir(home.companies) else []


def wait_until_it_writes(home, process):
    """Until it has had the company for a while, so that a signal meets it half way."""
    had = 0
    while had < 60 and process.poll() is None:
        had += any(name.endswith(".lock") for name in parts(home))
        if any(name.endswith("-wal") and os.path.getsize(os.path.join(home.companies, name)) > 100000 for name in parts(home)):
            return
        time.sleep(0.01)


def checks_find_no_fault_and_each_planted_one(home):
    path = office(home)
    assert "✗" not in home.run("check")
    assert all(finding["faults"] == 0 for finding in home.json("check"))
    whole = home.path("whole")
    shutil.copy(path, whole)
    for sql, name in (("UPDATE orders SET total = total + 1 WHERE id = 3", "total"), ("UPDATE items SET on_hand = on_hand + 1000000 WHERE id = 2", "stock moves"),
                      ("DELETE FROM order_lines WHERE id = 4", "change log")):
        shutil.copy(whole, path)
        tamper(path, sql)
        result = home.start("check")
        said = result.communicate(timeout=60)[0]
        assert result.returncode == REFUSED and "✗" in said and name in said, (sql, said)
        assert fingerprint(path) == fingerprint(path) and home.start("check", "--format", "json").wait(60) == REFUSED


def the_chain_names_the_first_bad_change(home):
    path = office(home)
    for i in range(6):
        home.run("do", "create-employee", "name=Person %d" % i)
    last = int(re.match(r"\d+", home.run("history")).group())
    home.run("verify-chain")
    whole = home.path("whole")
    shutil.copy(path, whole)
    for sql, seq in (("UPDATE change SET who = 'Somebody' WHERE seq = ?", last - 3), ("UPDATE change SET at = at + 1 WHERE seq = ?", last - 2),
                     ("UPDATE change_row SET after = replace(after, 'Person', 'Persona') WHERE change = ?", last - 1), ("DELETE FROM change_row WHERE change = ?", last - 4)):
        shutil.copy(whole, path)
        tamper(path, sql, seq)
        said = home.run("verify-chain", status=REFUSED)
        assert re.search(r"\b%d\b" % seq, said), (sql, seq, said)
    shutil.copy(whole, path)
    tamper(path, "UPDATE change SET who = 'Somebody' WHERE seq >= ?", last - 2)
    assert re.search(r"\b%d\b" % (last - 2), home.run("verify-chain", status=REFUSED))


def a_copy_brings_everything_back(home):
    path, copy = office(home), home.path("copy.factotum")
    before = home.digest()
    home.run("backup", copy)
    assert home.run("--company", copy, "digest").strip() == before
    home.run("do", "create-employee", "name=Late")
    assert home.digest() != before
    home.run("restore", copy)
    assert home.digest() == before  # and the company as it was, kept beside it, is no second company
    kept = [name for name in parts(home) if "before restore" in name]
    assert len(kept) == 1 and home.run("--company", os.path.join(home.companies, kept[0]), "show", "employees", "Late")
    home.run("check")
    home.run("verify-chain")
    home.run("backup", home.path("no/where.factotum"), status=FILE_TROUBLE)
    home.run("backup", path, status=FILE_TROUBLE)


def a_bad_copy_is_not_restored(home):
    path, copy = office(home), home.path("copy.factotum")
    home.run("backup", copy)
    before = fingerprint(path)
    with open(copy, "r+b") as file:
        file.seek(os.path.getsize(copy) // 2)
        file.write(b"\xff" * 64)
    home.run("restore", copy, status=FILE_TROUBLE)
    home.run("restore", home.path("none.factotum"), status=FILE_TROUBLE)
    home.run("restore", home.write("letter.factotum", "Dear Sir or Madam"), status=FILE_TROUBLE)
    assert fingerprint(path) == before and len([n for n in parts(home) if n.endswith(".factotum")]) == 1


def strange_files_are_left_as_they_are(home):
    path = office(home)
    foreign, newer, trapped, cut, text, empty = (home.path(name + ".factotum") for name in ("foreign", "newer", "trapped", "cut", "text", "empty"))
    db = sqlite3.connect(foreign)
    db.execute("CREATE TABLE songs (title TEXT)")
    db.commit()
    db.close()
    home.run("backup", newer)
    db = sqlite3.connect(newer)
    db.execute("PRAGMA user_version = 99999")
    db.commit()
    db.close()
    home.run("backup", trapped)
    db = sqlite3.connect(trapped)
    db.execute("CREATE TRIGGER trap AFTER INSERT ON orders BEGIN DELETE FROM contacts; END")
    db.commit()
    db.close()
    assert "trigger trap" in home.run("--company", trapped, "check", status=FILE_TROUBLE)
    with open(path, "rb") as whole, open(cut, "wb") as half:
        half.write(whole.read()[:60000])
    home.write("text.factotum", "Dear Sir or Madam")
    home.write("empty.factotum", "")
    for strange in (foreign, newer, trapped, cut, text, empty):
        before = fingerprint(strange)
        for words in (["list", "orders"], ["do", "create-employee", "name=X"], ["check"], ["undo"], ["verify-chain"], ["digest"]):
            if strange == cut and words[0] in ("list", "check", "verify-chain", "digest"):
                continue  # a damaged file may be looked at
            home.run("--company", strange, *words, status=FILE_TROUBLE)
        assert fingerprint(strange) == before, strange
    home.run("--company", home.path("none.factotum"), "check", status=FILE_TROUBLE)
    home.run("--company", home.folder, "check", status=FILE_TROUBLE)
    assert not os.path.exists(home.path("none.factotum"))


def hold(home):
    """A program that has the company and goes on writing."""
    path = home.write("many.csv", "Name\n" + "".join("Person %d\n" % i for i in range(120000)))
    process = home.start("import", "employees", path)
    wait_until_it_writes(home, process)
    assert process.poll() is None
    return process


def a_second_writer_is_told_to_wait(home):
    path, copy = office(home), home.path("copy.factotum")
    home.run("backup", copy)
    process = hold(home)
    said = home.run("do", "create-employee", "name=X", status=FILE_TROUBLE)
    assert "other" in said or "open" in said, said
    home.run("restore", copy, status=FILE_TROUBLE)
    home.run("undo", status=FILE_TROUBLE)
    assert home.run("list", "orders", "--limit", "1")
    home.run("backup", home.path("meanwhile.factotum"))
    assert process.poll() is None, "the import was too fast to prove anything"
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=60)
    home.run("--company", home.path("meanwhile.factotum"), "check")
    home.run("do", "create-employee", "name=X")
    assert os.path.exists(path)


def ctrl_c_takes_an_import_back(home):
    office(home)
    before = home.digest()
    for wait in (0, 0.1, 0.3):
        process = hold(home)
        time.sleep(wait)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
        assert process.returncode == REFUSED, (process.returncode, said)
        is_sentence(said)
        assert home.digest() == before
    home.run("check")
    assert "2 new" in home.run("import", "employees", home.write("few.csv", "Name\nAda\nBob\n"))


def ctrl_c_leaves_no_half_demo(home):
    process = home.start("demo", "--orders", "15000")
    wait_until_it_writes(home, process)
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=60)
    assert process.returncode == REFUSED and parts(home) == [], (process.returncode, parts(home))
    home.run("list", "orders", status=WRONG_USE)
    home.run("demo", "--orders", "10")
    home.run("check")


def a_killed_import_is_not_there(home):
    office(home)
    before = home.digest()
    process = hold(home)
    process.kill()
    process.communicate(timeout=60)
    assert home.digest() == before
    home.run("check")
    home.run("do", "create-employee", "name=X")


def demos_of_one_seed_are_the_same(home):
    for name, seed in (("a", "4"), ("b", "4"), ("c", "5")):
        home.run("--company", home.path(name + ".factotum"), "demo", "--seed", seed, "--orders", "25")
    a, b, c = (home.run("list", "orders", "--format", "csv", "--company", home.path(n + ".factotum")) for n in "abc")
    assert a == b != c and len(a.splitlines()) == 26


tell("files", [checks_find_no_fault_and_each_planted_one, the_chain_names_the_first_bad_change, a_copy_brings_everything_back, a_bad_copy_is_not_restored,
               strange_files_are_left_as_they_are, a_second_writer_is_told_to_wait, ctrl_c_takes_an_import_back, ctrl_c_leaves_no_half_demo, a_killed_import_is_not_there,
               demos_of_one_seed_are_the_same])
