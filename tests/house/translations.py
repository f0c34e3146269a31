#!/usr/bin/env python3
# German, Italian and Brazilian Portuguese are complete.
# SPDX-License-Identifier: GPL-3.0-or-later
import subprocess
import tempfile

from house import ROOT, report

LANGUAGES = ("de", "it", "pt_BR")


def run(*command):
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, env={"LC_ALL": "C", "PATH": "/usr/bin:/bin"})


def make_template(folder):
    """What xgettext finds in the sources today."""
    template = folder + "/factotum.pot"
    result = run("xgettext", "--from-code=UTF-8", "--files-from=po/POTFILES", "--keyword=_", "--keyword=N_", "--keyword=C_:1c,2",
                 "--keyword=NC_:1c,2", "--keyword=g_dngettext:2,3", "--keyword=ngettext:1,2", "--output=" + template)
    return template, result.stderr if result.returncode else ""


def missing(language, template, folder):
    merged = "%s/%s.po" % (folder, language)
    result = run("msgmerge", "--quiet", "--no-fuzzy-matching", "--output-file=" + merged, "po/%s.po" % language, template)
    if result.returncode:
        return [result.stderr.strip()]
    checked = run("msgfmt", "--check", "--statistics", "--output-file=/dev/null", merged)
    words = checked.stderr.strip()
    return [words] if checked.returncode or "untranslated" in words or "fuzzy" in words else []


with tempfile.TemporaryDirectory() as folder:
    template, trouble = make_template(folder)
    statements = {"/house/the-sources-can-be-read-for-translation": [trouble] if trouble else []}
    for language in LANGUAGES:
        statements["/house/%s-is-complete" % language.replace("_", "-").lower()] = missing(language, template, folder)
    report(statements)
