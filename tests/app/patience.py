# SPDX-License-Identifier: GPL-3.0-or-later
"""Waiting for a condition, with a limit, instead of waiting for a while."""

import os
import threading
import time

from gi.repository import GLib

import moment

# A run under valgrind or on a crowded machine may ask for more with
# TEATIME_TEST_LIMIT; a passing test never waits this long.
LIMIT = float(os.environ.get('TEATIME_TEST_LIMIT', '20'))
INTERVAL = 0.04


class TimedOut(AssertionError):
    """A condition did not come true within its limit."""


def wait_for(condition, what, limit=LIMIT):
    """Return the first true value of condition(), or raise TimedOut.

    condition -- called again and again; a GLib.Error in it counts as "not
                 yet", because what it reads may go away while being read.
    what      -- a phrase for the error message, or a function that makes it.
    limit     -- seconds.
    """
    never = threading.Event()
    end = time.monotonic() + limit

    while True:
        moment.passes()
        try:
            if value := condition():
                return value
            error = None
        except GLib.Error as e:
            error = e

        if time.monotonic() > end:
            phrase = what() if callable(what) else what
            raise TimedOut(f'waited {limit:g} s for {phrase}'
                           + (f' ({error.message})' if error else ''))

        never.wait(INTERVAL)


def holds(condition, what, duration=1.0):
    """Assert that condition() stays true for a duration in seconds.

    For promises that something does not happen, where there is no event to
    wait for.
    """
    end = time.monotonic() + duration

    def failed_or_over():
        assert condition(), f'no longer true: {what}'
        return time.monotonic() > end

    wait_for(failed_or_over, what, duration + LIMIT)
