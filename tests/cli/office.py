# Runs the program in a home of its own, and tells TAP.
# SPDX-License-Identifier: GPL-3.0-or-later
import csv
import hashlib
import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
import traceback

DONE, REFUSED, WRONG_USE, FILE_TROUBLE = range(4)
CLI = os.path.abspath(os.environ["FACTOTUM_CLI"])
SAMPLES = os.environ.get("FACTOTUM_TEST_DATA", "")


class Skip(Exception):
    """The test cannot run here, for this reason."""


class Home:
    """A person's folders, in which companies lie."""

    def __init__(self, language="C.UTF-8"):
        self.folder = tempfile.mkdtemp(prefix="factotum-cli-")
        self.companies = os.path.join(self.folder, "data", "factotum")
        self.env = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "XDG_", "LANG"))}
        self.env.update(LC_ALL=language, HOME=self.folder, XDG_DATA_HOME=self.folder + "/data", XDG_CONFIG_HOME=self.folder + "/config",
                        XDG_STATE_HOME=self.folder + "/state", XDG_CACHE_HOME=self.folder + "/cache", DBUS_SESSION_BUS_ADDRESS="disabled:",
                        SECRET_BACKEND="file", SECRET_FILE_TEST_PATH=self.folder + "/keyring", SECRET_FILE_TEST_PASSWORD="master", TZ="UTC")

    def close(self):
        shutil.rmtree(self.folder, ignore_errors=True)

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, text, encoding="utf-8"):
        with open(self.path(name), "w", encoding=encoding, newline="") as file:
            file.write(text)
        return self.path(name)

    def start(self, *words, **options):
        return subprocess.Popen([CLI, *words], env=self.env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **options)

    def run(self, *words, status=DONE, language=None):
        """Its output, or its sentence where it should not succeed."""
        env = dict(self.env, LC_ALL=language) if language else self.env
        result = subprocess.run([CLI, *words], env=env, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=300, check=False)
        assert result.returncode == status, (words, result.returncode, result.stdout[-2000:], result.stderr[-2000:])
        assert "CRITICAL" not in result.stderr and "WARNING" not in result.stderr, result.stderr
        if status == DONE:
            return result.stdout
        is_sentence(result.stderr, words)
        return result.stderr

    def json(self, *words, **options):
        return json.loads(self.run(*words, "--format", "json", **options))

    def csv(self, *words, **options):
        return list(csv.DictReader(io.StringIO(self.run(*words, "--format", "csv", **options))))

    def digest(self):
        digest = self.run("digest").strip()
        assert len(digest) == 64, digest
        return digest


def is_sentence(text, words=()):
    """Refusals are sentences: a capital or a quoted word at the start, a full stop at the end."""
    last = text.strip().split("\n")[-1]
    assert last.startswith("factotum-cli: ") or last.startswith("line "), (words, text)
    if not last.startswith(("factotum-cli: Usage: ", "factotum-cli: Cannot parse ")) and "option" not in last:  # those are GLib's words
        assert last.rstrip().endswith((".", ")", "”")) and len(last) > 30, (words, text)


def fingerprint(path):
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def need_samples(name):
    folder = os.path.join(SAMPLES, name)
    if not SAMPLES or not os.path.isdir(folder):
        raise Skip("the sample firms are not here")
    return folder


def tell(suite, tests):
    """Runs each in a new home; ends the program."""
    print("TAP version 13\n1..%d" % len(tests), flush=True)
    failed = 0
    for number, test in enumerate(tests, 1):
        name = "/cli/%s/%s" % (suite, test.__name__.replace("_", "-"))
        home = Home()
        try:
            test(home)
            print("ok %d %s" % (number, name), flush=True)
        except Skip as reason:
            print("ok %d %s # SKIP %s" % (number, name, reason), flush=True)
        except Exception:  # whatever it was: the next test may still say something
            failed += 1
            print("not ok %d %s" % (number, name), flush=True)
            print("".join("# " + line + "\n" for line in traceback.format_exc().splitlines()), flush=True)
        finally:
            home.close()
    sys.exit(failed > 0)
