#!/usr/bin/env python3
# The worked example without a display: every verb knows the new type.
# SPDX-License-Identifier: GPL-3.0-or-later
import json
import os
import subprocess
import sys
import tempfile

CLI = sys.argv[1]
folder = tempfile.TemporaryDirectory()
COMPANY = os.path.join(folder.name, "firm.factotum")
VEHICLES = os.path.join(folder.name, "vehicles.csv")
ENVIRONMENT = dict(os.environ, LC_ALL="C.UTF-8", LANGUAGE="", XDG_DATA_HOME=folder.name)


def run(*words, status=0):
    result = subprocess.run([CLI, "--company", COMPANY, *words], capture_output=True, text=True, env=ENVIRONMENT)
    assert result.returncode == status, (words, result.returncode, result.stdout, result.stderr)
    return result.stdout + result.stderr


def is_made_and_edited():
    run("new", "Bakery")
    run("do", "create-employee", "name=Ada Lovelace")
    run("do", "create-vehicle", "name=Bread van", "plate=B-KE 1234", "kind=van", "driver=Ada Lovelace", "bought_on=2026-02-01", "price=31400.50", "is_leased=yes")
    run("do", "edit-vehicle", "record=B-KE 1234", "distance=1200.5", "private_use=25 %")


def refuses_what_cannot_be():
    assert "“Name”" in run("do", "create-vehicle", "plate=X", status=1)
    assert "Plate" in run("do", "create-vehicle", "name=Other", "plate=B-KE 1234", status=1)


def is_listed_and_found():
    rows = json.loads(run("list", "vehicles", "--search", "lovel", "--format", "json"))
    assert [row["name"] for row in rows] == ["Bread van"], rows
    assert json.loads(run("list", "vehicles", "--where", "kind=truck", "--format", "json")) == []
    assert "31400.50" in run("show", "vehicles", "B-KE 1234")


def goes_out_and_comes_in():
    with open(VEHICLES, "w", encoding="utf-8") as file:
        file.write(run("list", "vehicles", "--format", "csv") + "Old truck,HB-1,truck,,2019-05-01,,,,,\n")
    assert "1 new" in run("import", "vehicles", VEHICLES)
    assert "0 new, 0 changed, 2 same, 0 refused" in run("import", "vehicles", VEHICLES)


def has_a_history_and_is_undone():
    assert "1200.5" in run("history", "vehicles", "B-KE 1234")
    run("undo")
    assert len(json.loads(run("list", "vehicles", "--format", "json"))) == 1


def leaves_the_company_whole():
    run("check")
    run("verify-chain")


print("TAP version 13\n1..6")
for number, step in enumerate([is_made_and_edited, refuses_what_cannot_be, is_listed_and_found, goes_out_and_comes_in, has_a_history_and_is_undone,
                               leaves_the_company_whole], 1):
    step()
    print("ok %d /cli/a-new-type-%s" % (number, step.__name__.replace("_", "-")), flush=True)
