# SPDX-License-Identifier: GPL-3.0-or-later
"""teatime-cli on a book in a folder of its own, and what tests say about it."""

import contextlib
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent
# There is one mechanism for reporting tests in Python, and it stands with the window's tests.
sys.path.insert(0, str(TESTS / 'app'))

DATA = TESTS / 'data' / 'collect'
PROGRAM = Path(sys.argv[1]).resolve()

DONE = 0
REFUSED = 1
USAGE = 2

# The sanitizers make the program slow to start; there, one of so many like tries is enough.
SELDOM = 5 if 'TEATIME_TEST_WATCHED' in os.environ else 1


def equal(actual, expected, what='the answer'):
    """Raise unless two values are equal, and show both."""
    if actual != expected:
        raise AssertionError(f'{what}: expected {expected!r}, got {actual!r}')


class Teatime:
    """A book and the program that works on it."""

    def __init__(self, folder, name='book.teatime'):
        self.folder = Path(folder)
        self.book = self.folder / name

    def run(self, *args, **options):
        """Run a command on the book and return the finished process; it may fail."""
        pipe = subprocess.PIPE
        options = {'input': b'', 'stdout': pipe, 'stderr': pipe, 'timeout': 60} | options
        argv = [str(PROGRAM), '--book', str(self.book), *(str(a) for a in args)]
        return subprocess.run(argv, check=False, cwd=self.folder, **options)

    def text(self, *args, **options):
        """Run a command that has to be done, and return what it printed for people."""
        done = self.run(*args, **options)
        if done.returncode != DONE or done.stderr:
            raise AssertionError(f'{args}: status {done.returncode}, {done.stderr.decode()}')
        return done.stdout.decode()

    def json(self, *args, **options):
        """Run a command that has to be done, and return what it printed for scripts."""
        return json.loads(self.text('--json', *args, **options))

    def number(self, *args):
        """Run a command that makes or changes something, and return its number."""
        return self.json(*args)['number']

    def bytes(self):
        """Return the book as it is on the disk."""
        return self.book.read_bytes()

    def refused(self, *args, status=REFUSED, says=None, **options):
        """Check that a command is refused in one line and leaves the book byte for byte.

        status -- of the refusal, or the ones that it may have
        says   -- a part of the sentence
        """
        before = self.bytes() if self.book.is_file() else None
        done = self.run(*args, **options)
        message = done.stderr.decode()
        statuses = status if isinstance(status, tuple) else (status,)
        if done.returncode not in statuses:
            raise AssertionError(f'{args} ended with {done.returncode} and said {message!r}')
        equal(done.stdout, b'', f'what {args} printed')
        if not message.startswith('teatime-cli: ') or not message.endswith('\n'):
            raise AssertionError(f'{args} said {message!r}')
        if done.returncode == REFUSED:
            equal(message.count('\n'), 1, f'lines that {args} said ({message!r})')
        if says is not None and says not in message:
            raise AssertionError(f'{args} said {message!r}, without {says!r}')
        if before is not None and self.bytes() != before:
            raise AssertionError(f'{args} was refused, but changed the book')
        return message


@contextlib.contextmanager
def new_book():
    """Make a new book in a temporary folder."""
    with tempfile.TemporaryDirectory(prefix='teatime-') as folder:
        teatime = Teatime(folder)
        teatime.text('book', 'new', '--name', '石楼小镇社区')
        yield teatime


def next_25th(today):
    """Return the next 25th of a month, today included."""
    if today.day <= 25:
        return today.replace(day=25)
    if today.month == 12:
        return today.replace(year=today.year + 1, month=1, day=25)
    return today.replace(month=today.month + 1, day=25)


def without_privileges():
    """Return what makes a child process of root one that folders can refuse; {} for others."""
    return {'user': 65534, 'group': 65534, 'extra_groups': []} if os.geteuid() == 0 else {}
