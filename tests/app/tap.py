# SPDX-License-Identifier: GPL-3.0-or-later
"""The Test Anything Protocol, as meson reads it with protocol: 'tap'."""

import contextlib
import sys
import traceback


class Unavailable(Exception):
    """This machine lacks what the test needs: the test is skipped."""


class Tap:
    """Counts and prints the tests of one file.

        with Tap() as tap:
            with tap.test('a request that is typed in is listed'):
                ...

    A failing test is reported and the next one runs. An error between the
    tests, such as a warning from the app when it is closed, counts as one
    more failed test. Leaving the outer block ends the process.
    """

    def __init__(self):
        self._count = 0
        self._failed = 0

    def __enter__(self):
        print('TAP version 13', flush=True)
        return self

    def __exit__(self, _kind, error, _traceback):
        if isinstance(error, Unavailable) and self._count == 0:
            print(f'1..0 # SKIP {error}', flush=True)
            sys.exit(0)

        # Somebody asked this process to end: there is nothing to report to.
        if error is not None and not isinstance(error, Exception):
            return False

        if error is not None:
            self._report(False, 'the session runs and ends without errors')
            self._explain(error)

        print(f'1..{self._count}', flush=True)
        sys.exit(1 if self._failed else 0)

    @contextlib.contextmanager
    def test(self, promise):
        """Run the block as one test; promise says what it shows."""
        try:
            yield
        except Unavailable as error:
            self._report(True, f'{promise} # SKIP {error}')
        except Exception as error:
            self._report(False, promise)
            self._explain(error)
        else:
            self._report(True, promise)

    def note(self, text):
        """Print lines for people; meson keeps them in its log."""
        for line in str(text).splitlines():
            print(f'# {line}', flush=True)

    def _report(self, passed, promise):
        self._count += 1
        self._failed += not passed
        print(f'{"ok" if passed else "not ok"} {self._count} - {promise}', flush=True)

    def _explain(self, error):
        self.note(''.join(traceback.format_exception(error)))
