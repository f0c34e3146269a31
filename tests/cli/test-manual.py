#!/usr/bin/env python3
# The manual and the completion know all there is.
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import re
import shutil
import subprocess

from office import CLI, Skip, tell

DATA = os.path.join(os.environ["FACTOTUM_SOURCE"], "data")
KINDS = {"employees", "contacts", "items", "orders", "order-lines", "stock-moves", "tickets"}


def commands_of(home):
    return re.findall(r"^  ([a-z-]+)  ", home.run("--help"), re.M)


def options_of(home, command):
    return [option for option in re.findall(r"(--[a-z-]+)", home.run(command, "--help")) if option not in ("--help", "--help-all")]


def the_manual_names_every_command_and_option(home):
    with open(os.path.join(DATA, "factotum-cli.1"), encoding="utf-8") as file:
        text = re.sub(r"\\f[A-Z]", "", file.read()).replace("\\-", "-")
    for command in commands_of(home):
        entry = re.search(r"^\.TP\n(?:\.[BIR]+ )?%s(?: .*)?\n(?:(?!\.TP).*\n)*" % re.escape(command), text, re.M)
        assert entry, command
        for option in options_of(home, command):
            assert option in entry.group(), (command, option)
    for word in list(KINDS) + ["--company", "--unlock", "--help", "--version", "XDG_DATA_HOME", "FACTOTUM_IMPORT_DIR"]:
        assert word in text, word


def the_manual_is_well_formed(home):
    if not shutil.which("groff"):
        raise Skip("groff is not here")
    said = subprocess.run(["groff", "-man", "-Tutf8", "-ww", os.path.join(DATA, "factotum-cli.1")], capture_output=True, text=True, check=True)
    assert said.stderr == "" and "verify-chain" in said.stdout, said.stderr


def complete(home, *words):
    """What bash would offer for the last of the words."""
    script = ("compopt () { :; }\nfactotum-cli () { \"%s\" \"$@\"; }\n. \"%s/factotum-cli.bash\"\nCOMP_WORDS=(factotum-cli \"$@\")\nCOMP_CWORD=$#\n_factotum_cli\n"
              "printf '%%s\\n' \"${COMPREPLY[@]}\"\n") % (CLI, DATA)
    said = subprocess.run(["bash", "-c", script, "bash", *words], env=home.env, capture_output=True, text=True, check=True)
    assert said.stderr == "", said.stderr
    return set(said.stdout.split())


def completes_commands(home):
    assert complete(home, "") == set(commands_of(home))
    assert complete(home, "ver") == {"verify-chain"} and complete(home, "re") == {"report", "replace", "redo", "restore"}
    assert complete(home, "--company", "x.factotum", "li") == {"list"}
    assert complete(home, "--un") == {"--unlock"}


def completes_kinds(home):
    for command in ("list", "show", "import", "history"):
        assert KINDS <= complete(home, command, ""), command
    assert complete(home, "list", "order") == {"orders", "order-lines"}


def completes_the_commands_of_the_office(home):
    offered = complete(home, "do", "")
    assert {"create-employee", "confirm-order", "restore-item"} <= offered
    assert offered == set(re.findall(r"^([a-z][a-z-]*)  ", home.run("do"), re.M))
    assert complete(home, "do", "create-emp") == {"create-employee"}
    assert {"name=", "manager=", "salary="} <= complete(home, "do", "create-employee", "")
    assert complete(home, "do", "create-employee", "name=Ada", "hire") == {"hired_on="}


def completes_options_and_their_values(home):
    for command in commands_of(home):
        for option in options_of(home, command):
            assert option in complete(home, command, *(["orders"] if command in ("import", "list", "show", "report", "vault") else []), option[:4]), (command, option)
    assert complete(home, "list", "orders", "--format", "") == {"table", "csv", "json"}
    assert complete(home, "demo", "--language", "p") == {"pt"}
    assert {"stock-list", "order-book"} <= complete(home, "report", "")
    assert complete(home, "report", "order-book", "--by", "") == {"customer", "seller", "month"}
    assert complete(home, "vault", "") == {"protect", "replace-key", "remember"}


tell("manual", [the_manual_names_every_command_and_option, the_manual_is_well_formed, completes_commands, completes_kinds, completes_the_commands_of_the_office,
                completes_options_and_their_values])
