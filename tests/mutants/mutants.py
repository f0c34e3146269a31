#!/usr/bin/env python3
# Plants bugs one by one: a test must notice each.
# SPDX-License-Identifier: GPL-3.0-or-later
"""mutants.py BUILD-FOLDER [NAME...]: ten of the list, others each day (MUTANTS=all: all of them), or those named.

Only the changed file is compiled, in front of the archive that holds the sound one; nothing in the tree is touched.
A mutant that no test notices is a failure, and so is one whose place is not in the source any more.
"""
import datetime
import json
import os
import pathlib
import shlex
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = pathlib.Path(sys.argv[1]).resolve()
A_RUN = 10
TEETH = "lowered-or-dropped-syncs-are-noticed"

# Name, file, what stands there, what stands there instead, the program that must notice, its arguments.
MUTANTS = [
    ("half-is-rounded-down", "app/base/base-number.c", "case BASE_ROUND_HALF_UP:\n      return", "case BASE_ROUND_HALF_UP:\n      return FALSE &&", "base/test-base-number-scale", ""),
    ("a-tab-begins-no-formula", "app/base/base-csv.c", '"=+-@\\t\\r\\n"', '"=+-@\\r\\n"', "base/test-base-csv", ""),
    ("formulas-leave", "app/base/base-csv.c", "if (defuse && is_formula_within (text))", "if (FALSE && is_formula_within (text))", "base/test-base-csv", ""),
    ("quotes-are-not-doubled", "app/base/base-csv.c", "while ((quote = strchr (text, '\"')) != NULL)", "while ((quote = NULL) != NULL)", "base/test-base-csv", ""),
    ("a-kind-keeps-its-blanks", "app/exchange/exchange-mapping-file.c", "if (kind != NULL && *g_strstrip (kind) != 0)", "if (kind != NULL && *kind != 0)", "fuzz/fuzz", "mapping 1"),
    ("a-commit-is-not-flushed", "app/store/store-open.c", '"PRAGMA synchronous = FULL; PRAGMA cache_size', '"PRAGMA synchronous = NORMAL; PRAGMA cache_size', "faults/faults-power", "-p /faults/power/" + TEETH),
    ("a-newer-file-is-opened", "app/store/store-open.c", "if (read_number (header + 60) > store_schema_get_version (self->schema))", "if (FALSE)", "store/test-store-fault", "", "if (*version > store_schema_get_version (self->schema))", "if (FALSE)"),
    ("a-foreign-file-is-opened", "app/store/store-open.c", "if (memcmp (header, \"SQLite format 3\", 16) != 0 || read_number (header + 68) != STORE_APPLICATION_ID)", "if (FALSE)", "store/test-store-fault", ""),
    ("a-failed-commit-is-confirmed", "app/store/store-transaction.c", '|| !store_db_run (self->db, "COMMIT", error))', '|| (store_db_run (self->db, "COMMIT", NULL), FALSE))', "store/test-store-fault", ""),
    ("statements-stand-alone", "app/store/store-db.c", "return self->transaction != NULL && sqlite3_get_autocommit (self->handle) != 0;", "return FALSE;", "faults/faults-errors", "-p /faults/errors/an-unreadable-page-changes-nothing"),
    ("two-may-write", "app/store/store-lock.c", "LOCK_EX | LOCK_NB", "LOCK_SH | LOCK_NB", "store/test-store-lock", ""),
    ("links-are-followed", "app/store/store-place.c", "if (S_ISLNK (status->st_mode))", "if (FALSE)", "store/test-store-lock", ""),
    ("copies-are-not-sealed", "app/store/store-backup.c", "&& store_copy_seal (draft, error)", "", "faults/faults-rot", "-p /faults/rot/a-changed-copy-is-refused"),
    ("a-seal-is-not-compared", "app/store/store-copy-seal.c", "memcmp (digest, seal.digest, sizeof digest) == 0", "TRUE", "faults/faults-rot", "-p /faults/rot/a-changed-copy-is-refused"),
    ("an-old-log-comes-back", "app/store/store-backup-restore.c", "if (moved && !store_place_sync_folder (path, error))", "if (FALSE)", "faults/faults-copies", "-p /faults/copies/a-cut-in-a-restore-leaves-the-company-or-the-copy"),
    ("a-killed-restore-is-not-tidied", "app/store/store-backup-restore.c", "  remove_draft (draft);\n  done =", "  done =", "faults/faults-kills", "-p /faults/kills/a-restore-is-done-or-not"),
    ("a-copy-loses-its-name", "app/store/store-backup.c", "return store_place_sync_folder (path, error);", "return TRUE;", "faults/faults-copies", "-p /faults/copies/a-cut-in-a-backup-leaves-the-last-copy-or-the-new"),
    ("a-new-key-leaves-a-field-behind", "app/store/store-vault-file.c", "for (guint i = 0; done && i < resealed->len; i++)", "for (guint i = 1; done && i < resealed->len; i++)", "faults/faults-keys", ""),
    ("sealed-values-can-be-moved", "app/store/store-vault-envelope.c", "(const guint8 *) place, strlen (place),\n", "(const guint8 *) place, 0,\n", "store/test-store-vault", "", "(const guint8 *) place,\n                                                  strlen (place),", "(const guint8 *) place,\n                                                  0,"),
    ("the-index-is-not-written", "app/store/store-transaction.c", "return store_search_update_touches (self->db, change->touches, error) && ", "return ", "store/test-store-search", ""),
    ("balances-do-not-follow", "app/office/ledger/office-ledger.c", "return store_query_run (query, error) && store_query_run (balance, error);", "return store_query_run (query, error);", "office/test-office-ledger", ""),
    ("the-sign-is-turned", "app/office/ledger/office-ledger.c", "store_query_bind_number (balance, 2, line->amount);", "store_query_bind_number (balance, 2, -line->amount);", "office/test-office-ledger", ""),
    ("a-posting-is-skipped", "app/office/inventory/office-stock-posting.c", "return office_ledger_post (db, &head, sides, G_N_ELEMENTS (sides), NULL, error);", "return TRUE;", "office/test-office-stock", ""),
    ("numbers-have-gaps", "app/office/company/office-series.c", "if (last == 0 || next == last + 1)", "if (TRUE)", "office/test-office-firm", ""),
    ("a-payment-is-used-twice", "app/office/finance/office-payment-commands.c", "|| amount > self->unallocated ||", "||", "office/test-office-payments", ""),
    ("the-value-is-cut-off", "app/office/inventory/office-stock-value.c", "return base_number_scale (value, quantity, on_hand, BASE_ROUND_HALF_UP, share, error);", "return base_number_scale (value, quantity, on_hand, BASE_ROUND_DOWN, share, error);", "office-year/office-year", ""),
    ("parcels-of-others-are-taken", "app/office/orders/office-shipment-line.c", "return shipment == self->shipment ||", "return TRUE ||", "office/test-office-fulfilment", "", "before->trashed != BASE_RECORD (self)->trashed", "TRUE"),
    ("more-is-promised-than-there-is", "app/office/orders/office-reserve.c", "quantity = MIN (available, demand->open - demand->reserved);", "quantity = demand->open - demand->reserved;", "office/test-office-reservations", ""),
]


def change(mutant):
    """The source with the bug; None when its place is gone."""
    text = (ROOT / mutant[1]).read_text(encoding="utf-8")
    for old, new in zip((mutant[2],) + mutant[6::2], (mutant[3],) + mutant[7::2]):
        if text.count(old) != 1:
            return None
        text = text.replace(old, new)
    return text


def compile_changed(mutant, text, folder):
    """The object of the changed file, made as the sound one is."""
    source = folder / pathlib.Path(mutant[1]).name
    source.write_text(text, encoding="utf-8")
    path = os.path.relpath(ROOT / mutant[1], BUILD)
    for entry in json.loads((BUILD / "compile_commands.json").read_text(encoding="utf-8")):
        if entry["file"] == path:
            words = shlex.split(entry["command"])
            words[words.index("-o") + 1] = str(folder / "changed.o")
            words[words.index(path)] = str(source)
            words = [word for word in words if not word.startswith("-M")] + ["-w", "-I", str((ROOT / mutant[1]).parent)]
            for name in ("-MQ", "-MF"):
                if name in entry["command"]:
                    del words[words.index(entry["output"] if name == "-MQ" else entry["output"] + ".d")]
            subprocess.run(words, cwd=BUILD, check=True)
            return folder / "changed.o"
    raise SystemExit("%s is not compiled" % mutant[1])


def link(mutant, changed, folder):
    """The test program with the changed object instead of the one in the archive."""
    lines = subprocess.run(["ninja", "-C", BUILD, "-t", "commands", "-s", "tests/" + mutant[4]], check=True, stdout=subprocess.PIPE, text=True).stdout.splitlines()
    words = shlex.split(next(line for line in reversed(lines) if "-o" in line))
    words[words.index("-o") + 1] = str(folder / "program")
    words.insert(words.index(str(folder / "program")) + 1, str(changed))
    subprocess.run(words, cwd=BUILD, check=True, stderr=subprocess.DEVNULL)
    return folder / "program"


def run(mutant, program):
    environment = dict(os.environ, G_DEBUG="", FAKE_SECRETS=str(ROOT / "tests/store/fake-secrets.py"), FACTOTUM_FUZZ_CORPUS=str(ROOT / "tests/fuzz/corpus"))
    environment.pop("FACTOTUM_PROOF", None)
    try:
        return subprocess.run([program, *mutant[5].split()], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=300, env=environment).returncode
    except subprocess.TimeoutExpired:
        return 1 # meson would not wait longer either


def survives(mutant):
    """None when a test noticed it; else why that is a failure."""
    text = change(mutant)
    if text is None:
        return "its place in %s is gone: bring tests/mutants/mutants.py up to date" % mutant[1]
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        if "FACTOTUM_PROOF" in os.environ and run(mutant, BUILD / "tests" / mutant[4]) != 0:
            return "tests/%s fails without it too" % mutant[4]
        program = link(mutant, compile_changed(mutant, text, folder), folder)
        return "tests/%s did not notice it" % mutant[4] if run(mutant, program) == 0 else None


def choose():
    names = sys.argv[2:]
    if names:
        return [mutant for mutant in MUTANTS if mutant[0] in names]
    if os.environ.get("MUTANTS") == "all" or "FACTOTUM_PROOF" in os.environ:
        return MUTANTS
    first = datetime.date.today().toordinal() * A_RUN
    return [MUTANTS[(first + i) % len(MUTANTS)] for i in range(A_RUN)]


chosen = choose()
print("1..%d" % len(chosen), flush=True)
failed = 0
for number, mutant in enumerate(chosen, 1):
    why = survives(mutant)
    failed += why is not None
    print("%sok %d /mutants/%s" % ("" if why is None else "not ", number, mutant[0]), flush=True)
    if why is not None:
        print("# %s" % why, flush=True)
print("# count mutants %d" % (len(chosen) - failed))
sys.exit(failed > 0)
