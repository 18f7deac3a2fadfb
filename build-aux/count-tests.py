#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints how many tests passed, failed and were skipped.

count-tests.py LOG…, where each LOG is a testlog.json of Meson's. Every test case inside a program
counts by itself, not only every program.
"""

import json
import re
import sys

CASE = re.compile(r"^(not )?ok\b[^#\n]*(?:#\s*(skip|todo)\b)?", re.IGNORECASE | re.MULTILINE)


def count(run):
    """Returns (passed, failed, skipped) of one program."""
    passed = failed = skipped = 0
    for negated, directive in CASE.findall(run.get("stdout") or ""):
        if directive:
            skipped += 1
        elif negated:
            failed += 1
        else:
            passed += 1
    # A program that crashed or ran too long printed no "not ok" for the case it was at.
    if run["result"] not in ("OK", "SKIP", "EXPECTEDFAIL"):
        failed = max(failed, 1)
    elif not passed and not skipped:
        passed, skipped = (0, 1) if run["result"] == "SKIP" else (1, 0)
    return passed, failed, skipped


def main(logs):
    totals = (0, 0, 0)
    for log in logs:
        with open(log, encoding="utf-8") as lines:
            for line in lines:
                totals = tuple(map(sum, zip(totals, count(json.loads(line)))))
    print("%d passed, %d failed, %d skipped" % totals)
    # No test at all is no success.
    return 1 if totals[1] or not totals[0] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
