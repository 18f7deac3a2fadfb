# SPDX-License-Identifier: GPL-3.0-or-later
"""The window is found again: narrow, after an undo, with a damaged book, and beside another."""

import re
import sys

from book import Book
from patience import wait_for
from stage import X11Stage
from tap import Tap
from tour import choose_from_menu

ENGLISH = {'LANGUAGE': 'en'}
NARROW = 360, 800
ACCESSIBILITY_BUS = 'org.a11y.Bus', '/org/a11y/bus', 'org.a11y.Bus', 'GetAddress', None, '(s)'


def focus(stage, app, *args, **wanted):
    node = app.find(*args, **wanted)
    node.focus_with_tab(stage.keyboard)
    return node


def names(book):
    return [person['name'] for person in book.read('person', 'list')]


def go_narrow(tap, stage):
    """Every step into a narrow window has its way back on the keyboard."""
    press = stage.keyboard.press
    book = Book(stage, 'narrow')
    book.cli('request', 'add', 'The lamp is broken')
    book.cli('topic', 'add', 'Light')

    with stage.run_app([book.path], env=ENGLISH) as app:
        app.find('list', 'Stages')
        stage.resize(app, *NARROW)
        stage.activate(app)

        with tap.test('in a narrow window a row covers the list, and Escape uncovers it'):
            press('alt+2')
            focus(stage, app, 'list item', 'The lamp is broken')
            press('Return')
            app.find('combo box', 'Channel')
            app.wait_gone('list', re.compile('^Search'))
            press('Escape')
            app.find('list item', 'The lamp is broken', state='focused')

        with tap.test('one click does so, too'):
            stage.click_at(app.find('list item', 'The lamp is broken'))
            app.find('combo box', 'Channel')
            app.wait_gone('list', re.compile('^Search'))
            press('Escape')
            app.find('list item', 'The lamp is broken', state='focused')

        with tap.test('the stages are one step before the page'):
            press('alt+Left')
            app.find('list item', 'Collect', state='focused')
            press('Down', 'Return')
            app.find('list', re.compile('^Search topics'))

        with tap.test('searching and adding uncover the list'):
            focus(stage, app, 'list item', 'Light')
            press('Return')
            app.find('text', 'Topic', text='Light')
            press('ctrl+f')
            app.find('entry', 'Search topics', state='focused')
            press('alt+3')
            focus(stage, app, 'list item', 'Light')
            press('Return')
            app.find('text', 'Topic', text='Light')
            press('ctrl+n')
            app.find('text', 'Title of the new topic', state='focused')
            press('Escape')


def take_back(tap, stage):
    """What was done is taken back and done again from anywhere."""
    press = stage.keyboard.press
    book = Book(stage, 'undo')
    book.cli('person', 'add', 'Wang')
    book.cli('person', 'add', 'Zhao & <Qian>')

    with stage.run_app([book.path], env=ENGLISH) as app:
        app.find('list', 'Stages')
        stage.activate(app)
        press('alt+6')
        app.find('list item', 'Zhao & <Qian>')

        with tap.test('Ctrl+Z takes back what was done last, and Ctrl+Shift+Z does it again'):
            press('ctrl+z')
            app.find('label', re.compile('^Taken back: '))
            app.wait_gone('list item', 'Zhao & <Qian>')
            press('ctrl+shift+z')
            app.find('label', re.compile('^Done again: '))
            app.find('list item', 'Zhao & <Qian>')

        with tap.test('what was taken back is still so after the window is closed'):
            press('ctrl+z')
            app.wait_gone('list item', 'Zhao & <Qian>')
    assert names(book) == ['Wang'], names(book)


def damage(tap, stage):
    """A damaged book is no dead end."""
    book = Book(stage, 'damaged & old')
    book.cli('person', 'add', 'Wang')
    book.cli('book', 'backup')
    intact = book.path.read_bytes()
    book.path.write_bytes(b'\xff' * len(intact))

    with tap.test('a damaged book offers its newest backup, which takes its place'):
        with stage.run_app([book.path], env=ENGLISH) as app:
            app.find(None, 'The book could not be opened')
            stage.activate(app)
            focus(stage, app, 'button', 'Restore the Newest Backup')
            stage.keyboard.press('Return')
            app.find('list', 'Stages')
            app.find('label', re.compile('^The book from before'))
        assert names(book) == ['Wang'], names(book)

    with tap.test('the damaged book is kept'):
        aside, = stage.books.glob('damaged & old.teatime.*.set-aside')
        assert aside.read_bytes() == b'\xff' * len(intact)


def name_community(tap, stage):
    """The community and its secretary are named once, and the names can be changed."""
    press = stage.keyboard.press
    book = Book(stage, 'community')

    def open_names(app):
        # Behind taking back and doing again, the history, and what begins another book.
        choose_from_menu(stage, app, 5)
        return app.find('dialog', 'Your Community')

    with stage.run_app([book.path], env=ENGLISH) as app:
        app.find('list', 'Stages')
        stage.activate(app)

        with tap.test('the names are typed into a dialog of the menu and saved as it is closed'):
            dialog = open_names(app)
            dialog.find('text', 'Name of the community', state='focused')
            stage.keyboard.type('Lakeside')
            dialog.find('text', 'Name of the secretary').focus_with_tab(stage.keyboard)
            app.find('label', 'Lakeside')
            stage.keyboard.type('Shan')
            press('Escape')
            app.wait_gone('dialog', 'Your Community')

        with tap.test('they are shown again, quitting closes only the dialog, and a change can be '
                      'taken back'):
            open_names(app).find('text', 'Name of the secretary', text='Shan', state='focused')
            press('ctrl+a')
            stage.keyboard.type('Qiu')
            press('Return')
            app.action('quit')
            app.wait_gone('dialog', 'Your Community')
            press('ctrl+z')
            app.find('label', re.compile('^Taken back: '))
    assert book.read('book', 'settings') == {'community': 'Lakeside', 'secretary': 'Shan'}


def open_twice(tap, stage):
    """Two programs do not write into one book."""
    book = Book(stage, 'twice')
    # Without the session's bus the second copy does not find the first.
    alone = ENGLISH | {'DBUS_SESSION_BUS_ADDRESS': 'disabled:',
                       'AT_SPI_BUS_ADDRESS': stage.call(*ACCESSIBILITY_BUS)[0]}

    with stage.run_app([book.path], env=ENGLISH) as app:
        app.find('list', 'Stages')

        with tap.test('a second window on the same book is refused and says who has it'):
            second = stage.run_app([book.path], env=alone)
            second.find(None, 'The book could not be opened')
            second.find('label', re.compile('open elsewhere: .* Close it there first'))
            assert not second.root.find_all_now('button', 'Restore the Newest Backup')
            stage.activate(second)
            stage.keyboard.press('ctrl+q')
            wait_for(lambda: second.process.poll() is not None, 'the second window to close')
            assert second.process.returncode == 0

        with tap.test('the first window goes on'):
            stage.activate(app)
            stage.keyboard.press('alt+6')
            stage.keyboard.press('ctrl+n')
            app.find('text', 'Name of the person', state='focused')
            stage.keyboard.type('Wang')
            stage.keyboard.press('Return')
            app.find('label', re.compile('^Added'))
    assert names(book) == ['Wang'], names(book)


with Tap() as tap, X11Stage(sys.argv[1]) as stage:
    # The width of a window outlasts it, so the narrow one comes last.
    for part in take_back, damage, name_community, open_twice, go_narrow:
        part(tap, stage)
