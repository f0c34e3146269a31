#!/usr/bin/env python3
# The last line of a test run tells the truth.
# SPDX-License-Identifier: GPL-3.0-or-later
import json
import subprocess
import sys
import tempfile

from house import ROOT, report


def counted(*programs):
    """What count.py says of programs given as (result, output), and its exit status."""
    with tempfile.NamedTemporaryFile("w", suffix=".json") as log:
        log.writelines(json.dumps({"result": result, "stdout": output}) + "\n" for result, output in programs)
        log.flush()
        run = subprocess.run([sys.executable, ROOT / "tests/count.py", log.name], capture_output=True, text=True)
    return "%s, %d" % (run.stdout.strip(), run.returncode)


def expect(wanted, *programs):
    said = counted(*programs)
    return [] if said == wanted else ["“%s” instead of “%s”" % (said, wanted)]


TAP = "TAP version 14\n1..3\n"
report({
    "/house/a-program-with-tap-counts-each-test":
        expect("2 passed, 0 failed, 1 skipped, 0", ("OK", TAP + "ok 1 /a\nok 2 /b # SKIP no printer\n# ok 9\nok 3 /c\n")),
    "/house/a-program-without-tap-counts-once":
        expect("1 passed, 0 failed, 1 skipped, 0", ("OK", "all is ok\nok\n"), ("SKIP", "")),
    "/house/a-failed-test-fails-the-run":
        expect("1 passed, 1 failed, 0 skipped, 1", ("FAIL", TAP + "ok 1 /a\nnot ok 2 /b - # of rows\n")),
    "/house/a-crash-after-passed-tests-is-a-failure":
        expect("1 passed, 1 failed, 0 skipped, 1", ("ERROR", TAP + "ok 1 /a\n")),
    "/house/a-time-out-is-a-failure": expect("1 passed, 1 failed, 0 skipped, 1", ("OK", ""), ("TIMEOUT", "")),
    "/house/no-test-at-all-is-no-success": expect("0 passed, 0 failed, 0 skipped, 1"),
})
