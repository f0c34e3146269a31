#!/usr/bin/env python3
# German, Italian and Brazilian Portuguese are complete.
# SPDX-License-Identifier: GPL-3.0-or-later
import re
import subprocess
import tempfile

from house import ROOT, report

LANGUAGES = ("de", "it", "pt_BR")
HALF_A_SENTENCE = re.compile(r'^"?(?:msgid(?:_plural)? )?".*[^% 0-9] ?%"$', re.M)  # a macro follows that xgettext cannot see through


def run(*command):
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, env={"LC_ALL": "C", "PATH": "/usr/bin:/bin"})


def make_template(folder):
    """What xgettext finds in the sources today."""
    template = folder + "/factotum.pot"
    result = run("xgettext", "--from-code=UTF-8", "--no-wrap", "--files-from=po/POTFILES", "--keyword=_", "--keyword=N_", "--keyword=C_:1c,2",
                 "--keyword=NC_:1c,2", "--keyword=g_dngettext:2,3", "--keyword=ngettext:1,2", "--output=" + template)
    return template, [result.stderr] if result.returncode else []


def list_halves(template):
    with open(template, encoding="utf-8") as lines:
        return HALF_A_SENTENCE.findall(lines.read())


def missing(language, template, folder):
    merged = "%s/%s.po" % (folder, language)
    result = run("msgmerge", "--quiet", "--no-fuzzy-matching", "--output-file=" + merged, "po/%s.po" % language, template)
    if result.returncode:
        return [result.stderr.strip()]
    checked = run("msgfmt", "--check", "--statistics", "--output-file=/dev/null", merged)
    words = checked.stderr.strip()
    if checked.returncode or "untranslated" in words or "fuzzy" in words:
        return [words, run("msgattrib", "--untranslated", "--no-obsolete", "--no-wrap", merged).stdout, run("msgattrib", "--only-fuzzy", merged).stdout]
    return []


def list_obsolete(language):
    return [line for line in (ROOT / ("po/%s.po" % language)).read_text(encoding="utf-8").splitlines() if line.startswith("#~ msgid")]


with tempfile.TemporaryDirectory() as folder:
    template, trouble = make_template(folder)
    statements = {"/house/the-sources-can-be-read-for-translation": trouble,
                  "/house/no-sentence-for-translation-is-cut-by-a-macro": [] if trouble else list_halves(template)}
    for language in LANGUAGES:
        name = language.replace("_", "-").lower()
        statements["/house/%s-is-complete" % name] = missing(language, template, folder)
        statements["/house/%s-keeps-nothing-obsolete" % name] = list_obsolete(language)
    report(statements)
