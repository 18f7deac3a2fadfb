# SPDX-License-Identifier: GPL-3.0-or-later
"""What opens out of a page has names for all that can be operated in it, as the pages have."""

import re
import sys

from patience import wait_for
from stage import X11Stage
from tap import Tap

OVERVIEW, COLLECT, SCREEN, MEET, RESOLVE, DIRECTORY = range(1, 7)
PAGES = 'Overview', 'Collect', 'Screen', 'Deliberate', 'Resolve', 'Directory'
RESOLVE_TABS = 'Suggestions', 'Work Orders', 'Follow-ups', 'Rules'
KINDS = ('People', 'Addresses', 'Estates', 'Grids', 'Organisations', 'Parties at the Table', 'Categories',
         'Criteria')
PARTS = 'preparing', 'signing in', 'remarks', 'hands', 'closing'
FIGURE = re.compile('^Requests collected: [1-9]')
TRACE = 'From Request to Rule'
SHORTCUTS = 'ctrl+slash'

# What a key opens anywhere, and what is in it.
BY_KEY = (
    ('history', None, 'ctrl+h', ('button', 'Take Back the Latest')),
    ('list of keys', None, SHORTCUTS, ('dialog', None)),
    ('form for a request', COLLECT, 'ctrl+n', ('dialog', None)),
    ('form for a topic', SCREEN, 'ctrl+n', ('text', 'Title of the new topic')),
    ('form for a session', MEET, 'ctrl+n', ('dialog', None)),
    ('form for a person', DIRECTORY, 'ctrl+n', ('text', 'Name of the person')),
)

# What a button of a page opens once a row is chosen.
BY_BUTTON = (
    ('chain of a request', COLLECT, TRACE, ('dialog', None)),
    ('ways to take requests over', COLLECT, 'Take Over Requests', ('menu item', None)),
    ('choice of requests', COLLECT, 'Which Requests', ('combo box', 'Received')),
    ('chain of a topic', SCREEN, TRACE, ('dialog', None)),
    ('fixed days of sessions', MEET, 'Fixed days', ('dialog', None)),
    ('chain of a session', MEET, TRACE, ('dialog', None)),
    ('chain of a suggestion', RESOLVE, TRACE, ('dialog', None)),
)


class Names:
    """The window with the sample book, and what is said of all that opens in it."""

    def __init__(self, stage, app):
        self.stage, self.app = stage, app
        self.press = stage.keyboard.press
        app.find('list', 'Stages')
        stage.activate(app)

    def judge(self):
        """Fail when something that can be operated has no name."""
        unnamed = self.app.root.unnamed()
        assert not unnamed, f'without a name: {unnamed} in\n{self.app.root.dump()}'

    def go(self, page):
        """Open a page by its key."""
        self.press(f'alt+{page}')
        self.app.find('list item', PAGES[page - 1], state='selected')

    def open(self, page):
        self.go(page)
        self.choose_first()

    def choose_first(self):
        """Show the first of what is listed."""
        def first():
            for listed in self.app.root.find_all_now('list', re.compile('.')):
                rows = [row for row in listed.children() if row.showing and row.has('selectable')]
                if rows and rows[0].name not in PAGES:
                    return rows[0]
            return None

        row = wait_for(first, 'a row to choose')
        row.click()
        row.wait_state('selected')

    def leave(self, role, name=None):
        """Close what has opened."""
        self.press('Escape')
        self.app.wait_gone(role, name)


def judge_views(tap, names):
    for page, title in (COLLECT, 'request'), (SCREEN, 'topic'):
        with tap.test(f'a {title} has names for all in it'):
            names.open(page)
            names.judge()

    for number, part in enumerate(PARTS, 1):
        with tap.test(f'a session has names for all in its part for {part}'):
            names.open(MEET)
            names.press(f'ctrl+{number}')
            names.judge()

    for tab in RESOLVE_TABS:
        with tap.test(f'what is listed under {tab} has names for all in it'):
            names.go(RESOLVE)
            names.app.find('page tab', tab).click()
            names.app.find('page tab', tab, state='checked')
            names.choose_first()
            names.judge()


def judge_directory(tap, names):
    names.go(DIRECTORY)
    kinds = names.app.find('combo box', KINDS[0])
    for kind in KINDS:
        with tap.test(f'what is listed under {kind} has names for all in it'):
            kinds.choose(kind, names.stage.keyboard)
            names.choose_first()
            names.judge()


def judge_dialogs(tap, names):
    for title, page, key, sign in BY_KEY:
        with tap.test(f'the {title} has names for all in it'):
            if page:
                names.open(page)
            names.press(key)
            names.app.find(*sign)
            names.judge()
            names.leave(*sign)

    for title, page, button, sign in BY_BUTTON:
        with tap.test(f'the {title} has names for all in it'):
            names.open(page)
            names.app.find('button', button, state='sensitive').do()
            names.app.find(*sign)
            names.judge()
            names.leave(*sign)

    with tap.test('the rows behind a figure have names'):
        names.go(OVERVIEW)
        names.app.find('button', FIGURE).click()
        names.app.find('dialog').find('list item')
        names.judge()
        names.leave('dialog')


with Tap() as tap, X11Stage(sys.argv[1]) as stage:
    with stage.run_app([], env={'LANGUAGE': 'en'}) as app:
        with tap.test('the window without a book has names for all in it'):
            app.find('button', re.compile('Sample'))
            assert not app.root.unnamed(), app.root.dump()

    with stage.run_app([stage.sample_book()], env={'LANGUAGE': 'en'}) as app:
        names = Names(stage, app)
        for judge in judge_views, judge_dialogs, judge_directory:
            judge(tap, names)
