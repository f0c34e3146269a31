#!/usr/bin/env python3
# Protected fields without a display: set up, sealed, unlocked, replaced.
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import subprocess
import sys
import tempfile

CLI = sys.argv[1]
folder = tempfile.TemporaryDirectory()
COMPANY = os.path.join(folder.name, "firm.factotum")
ENVIRONMENT = dict(os.environ, LC_ALL="C.UTF-8", LANGUAGE="", XDG_DATA_HOME=folder.name, SECRET_BACKEND="file", SECRET_FILE_TEST_PATH=folder.name + "/default.keyring",
                   SECRET_FILE_TEST_PASSWORD="master of this installation")


def run(*words, typed="", status=0, env=None):
    result = subprocess.run([CLI, "--company", COMPANY, *words], input=typed, capture_output=True, text=True, env=dict(ENVIRONMENT, **(env or {})))
    assert result.returncode == status, (words, result.returncode, result.stdout, result.stderr)
    return result.stdout + result.stderr


def set_up(what, retype):
    """Starts it, reads the code, types what retype makes of it; gives status, all that was said and the code."""
    process = subprocess.Popen([CLI, "--company", COMPANY, "vault", what, "--kit", folder.name + "/kit.pdf"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE, text=True, env=ENVIRONMENT)
    code = process.stdout.readline().strip()
    out, err = process.communicate(retype(code) + "\n")
    return process.returncode, out + err, code


def refuses_before_setup():
    assert "Set up their protection first." in run("do", "create-employee", "name=Ada", "salary=4500", status=1)
    assert "not set up" in run("vault")


def wants_the_code_again():
    status, said, _ = set_up("protect", lambda code: code[:-1] + ("0" if code[-1] != "0" else "1"))
    assert status == 1 and "group 7" in said, (status, said)
    assert "not set up" in run("vault")


def protects():
    global former
    status, said, former = set_up("protect", str.lower)
    assert status == 0 and "keyring of this computer opens" in said, (status, said)
    assert open(folder.name + "/kit.pdf", "rb").read(5) == b"%PDF-"
    assert "key number 1" in run("vault") and "keyring (portal)" in run("vault")
    assert "protected already" in run("vault", "protect", status=1)


def seals_with_the_keyring():
    run("do", "create-employee", "name=Ada", "salary=4500", "tax_number=12/345")
    assert "•••" in run("show", "employees", "Ada") and "4500" not in run("show", "employees", "Ada")
    assert "12/345" in run("--unlock", "show", "employees", "Ada", "--format", "json")
    assert b"12/345" not in open(COMPANY, "rb").read()


def asks_for_the_code_where_the_keyring_is_lost():
    lost = {"SECRET_FILE_TEST_PASSWORD": "master of another installation"}
    assert "12/345" in run("--unlock", "show", "employees", "Ada", "--format", "json", typed=former + "\n", env=lost)
    assert "Recovery code" in run("--unlock", "show", "employees", "Ada", typed="\n", status=1, env=lost)
    assert "locked" in run("do", "create-employee", "name=Bob", "salary=1", status=1, env=lost)


def replaces_the_key():
    status, said, code = set_up("replace-key", str)
    assert status == 0 and code != former, (status, said)
    assert "key number 2" in run("vault")
    assert "12/345" in run("--unlock", "show", "employees", "Ada", "--format", "json")
    lost = {"SECRET_FILE_TEST_PASSWORD": "master of a third installation"}
    assert "older kit" in run("--unlock", "show", "employees", "Ada", typed=former + "\n", status=1, env=lost)
    run("--unlock", "check")
    run("verify-chain")


run("new", "Muster GmbH")
steps = [refuses_before_setup, wants_the_code_again, protects, seals_with_the_keyring, asks_for_the_code_where_the_keyring_is_lost, replaces_the_key]
print("1..%d" % len(steps))
for number, step in enumerate(steps, 1):
    try:
        step()
        print("ok %d /cli/vault/%s" % (number, step.__name__.replace("_", "-")), flush=True)
    except AssertionError as problem:
        print("not ok %d /cli/vault/%s %s" % (number, step.__name__.replace("_", "-"), problem), flush=True)
        print("Bail out!")
        sys.exit(1)
