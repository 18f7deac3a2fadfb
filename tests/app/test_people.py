# SPDX-License-Identifier: GPL-3.0-or-later
"""The directory is kept with the keyboard: people, addresses, grids and their visits."""

import contextlib
import json
import re
import sys

from stage import X11Stage
from tap import Tap

HOUSEHOLDS, GRIDS = 1, 3
ADDRESS = re.compile('^Address, such as')


class Directory:
    """The directory of a book, kept in the window and read on the command line."""

    def __init__(self, stage):
        self.stage = stage
        self.press = stage.keyboard.press
        self.type = stage.keyboard.type
        self.book = stage.books / 'directory.teatime'
        self.app = None
        stage.cli('--book', self.book, 'book', 'new')
        stage.cli('--book', self.book, 'estate', 'add', 'Lakeside')

    def read(self, *words):
        """Return what the command line lists; the window is closed by then."""
        return json.loads(self.stage.cli('--book', self.book, '--json', *words))

    @contextlib.contextmanager
    def opened(self, kind=0):
        """Open the window on a list of the directory."""
        with self.stage.run_app([self.book], env={'LANGUAGE': 'en'}) as self.app:
            self.find('list')
            self.stage.activate(self.app)
            self.press('alt+6')
            if kind:
                self.find('combo box', 'People').find('toggle button') \
                    .focus_with_tab(self.stage.keyboard)
                self.press('space')
                self.find('label', 'Criteria')
                self.press(*['Down'] * kind, 'Return')
                self.app.wait_gone('combo box', 'People')
            yield

    def find(self, *args, **wanted):
        return self.app.find(*args, **wanted)

    def focus(self, *args, key='Tab'):
        """Walk the focus to something with Tab."""
        self.find(*args).focus_with_tab(self.stage.keyboard, key)

    def add(self, words):
        """Add one of what is listed."""
        self.press('ctrl+n')
        self.find('text', state='focused')
        self.type(words)
        self.press('Return')
        self.find('label', re.compile('^Added'))

    def open_first(self, name):
        """Open what stands first in the list."""
        row = self.find('list item', re.compile(name))
        row.focus_with_tab(self.stage.keyboard)
        self.press('Return')
        row.wait_state('selected')

    def write(self, field, words, end='Tab'):
        """Type into a field of what is shown, and leave or apply it."""
        self.focus('text', field)
        self.press('ctrl+a')
        self.type(words)
        self.press(end)


with Tap() as tap, X11Stage(sys.argv[1]) as stage:
    directory = Directory(stage)

    with tap.test('a new person has the phone and the address that are typed'):
        with directory.opened():
            directory.add('Wang')
            directory.write('Phone', '138 0000 1234')
            directory.find('label', re.compile('Phone$'))
            directory.write(ADDRESS, '2-1-301', 'Return')
            directory.find('label', 'Said where a person lives')
        person, = directory.read('person', 'list')
        assert (person['name'], person['phone']) == ('Wang', '13800001234'), person
        assert '301' in person['address'], person

    with tap.test('an address that names no building stays in the field with the reason'):
        with directory.opened():
            directory.open_first('Wang')
            directory.write(ADDRESS, 'by the gate', 'Return')
            directory.find('label', re.compile('names no building'))
            directory.find('text', ADDRESS, text='by the gate')
        person, = directory.read('person', 'list')
        assert '301' in person['address'], person

    with tap.test('a visit is written down from the address, which is then not removed'):
        with directory.opened(HOUSEHOLDS):
            directory.open_first('301')
            directory.focus('button', re.compile('^Record a'))
            directory.press('Return')
            directory.find('text', 'Main points', state='focused')
            directory.type('the lamp is broken')
            directory.press('Return')
            directory.find('label', 'the lamp is broken')
            directory.focus('button', 'Remove')
            directory.press('space')
            directory.find('label', re.compile('still'))
        visit, = directory.read('visit', 'list')
        assert visit['summary'] == 'the lamp is broken' and '301' in visit['address'], visit
        assert len(directory.read('household', 'list')) == 1

    with tap.test('a grid takes a grid in it and a worker, who can be taken back'):
        with directory.opened(GRIDS):
            directory.add('North')
            directory.focus('text', 'Name of a new grid in this one')
            directory.type('North-1')
            directory.press('Return')
            directory.find('list item', 'North-1')
            directory.focus('entry', re.compile('grid worker'), key='shift+Tab')
            directory.type('Wan')
            directory.focus('button', re.compile('Works in This Grid'))
            directory.press('space')
            directory.find('button', re.compile('No Longer Works Here'))
        first, below = directory.read('grid', 'list')
        assert (first['name'], first['workers']) == ('North', 'Wang'), first
        assert (below['name'], below['level']) == ('North-1', 2), below

        with directory.opened(GRIDS):
            directory.press('ctrl+z')
            directory.find('label', re.compile('^Taken back'))
        assert not directory.read('grid', 'list')[0]['workers']
