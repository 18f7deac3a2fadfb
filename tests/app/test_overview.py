# SPDX-License-Identifier: GPL-3.0-or-later
"""Every number of the Overview is the one that the book counts, and opens as many rows."""

import datetime
import json
import re
import sys

from patience import wait_for
from stage import X11Stage
from tap import Tap

FUNNEL = {
    'Requests collected': 'requests_collected',
    'Topics raised': 'needs',
    'Topics put on the agenda': 'topics_agenda',
    'Suggestions collected': 'suggestions_collected',
    'Suggestions adopted': 'suggestions_adopted',
    'Items done': 'items_done',
    'Rules in force': 'rules_in_force',
}
COLLECTED, *ENDS = 'Collected', 'Solved', 'Partly solved', 'Cannot be solved', 'Open'
FIGURE = re.compile('^(.*): ([0-9]+)$')
CELL = re.compile('^(.*) · (' + '|'.join((COLLECTED, *ENDS)) + '): ([0-9]+)$')
MONTH = re.compile('[0-9]{4}')
# So many rows fit into the dialog at least.
SEEN = 6


def days_of(period):
    """Return the first and the last day of a period."""
    today = datetime.date.today()
    if period == 'This year':
        return f'{today.year}-01-01', f'{today.year}-12-31'

    last = today.replace(day=1) - datetime.timedelta(days=1)
    return last.replace(day=1).isoformat(), last.isoformat()


class Overview:
    """The first page, and the numbers on it."""

    def __init__(self, stage, app):
        self.stage, self.app = stage, app
        app.find('list', 'Stages')
        stage.activate(app)

    def numbers(self, pattern):
        """Return the buttons whose names end in a number."""
        buttons = self.app.root.find_all_now('button', pattern, showing=False)
        assert buttons, f'no numbers in\n{self.app.root.dump()}'
        return buttons

    def open(self, button, number):
        """Open the rows of a number, and see that there are as many."""
        button.do()
        self.look(number)

    def look(self, number):
        dialog = self.app.find('dialog')
        dialog.find('label', re.compile(f'^{number} entr'))
        rows = dialog.find('list', state='focusable')

        # Of a long list only what can be seen is there.
        def all_there():
            rows.refresh()
            return len(list(rows.children())) == number or number > SEEN

        wait_for(all_there, f'{number} rows')
        self.stage.keyboard.press('Escape')
        self.app.wait_gone('dialog')


def check_funnel(overview, figures):
    shown = {}
    for button in overview.numbers(FIGURE):
        label, number = FIGURE.match(button.name).groups()
        if label not in FUNNEL:
            continue
        shown[label] = int(number)
        if number != '0':
            overview.open(button, int(number))
    assert shown == {label: figures[name] for label, name in FUNNEL.items()}, (shown, figures)


def check_tables(overview, figures, with_rows):
    """Each of both tables divides all the requests that were collected, by how they ended."""
    lines = {}
    for button in overview.numbers(CELL):
        line, end, number = CELL.match(button.name).groups()
        lines.setdefault(line, {})[end] = int(number)
        if with_rows:
            overview.open(button, int(number))

    collected = {True: 0, False: 0}
    for line, cells in lines.items():
        collected[bool(MONTH.search(line))] += cells[COLLECTED]
        assert cells[COLLECTED] == sum(cells.get(end, 0) for end in ENDS), (line, cells)
    assert set(collected.values()) == {figures['requests_collected']}, (collected, figures)


with Tap() as tap, X11Stage(sys.argv[1]) as stage:
    book = stage.sample_book()
    assert not json.loads(stage.cli('--book', book, '--json', 'reply', 'owed'))
    owed = json.loads(stage.cli('--book', book, '--json', 'followup', 'owed'))
    now = json.loads(stage.cli('--book', book, '--json', 'figures'))
    waiting = {'Assignments overdue': now['assignments_overdue'],
               'Follow-ups owed to residents': len(owed)}
    figures = {}
    for period in 'This year', 'Last month':
        first, last = days_of(period)
        figures[period] = json.loads(stage.cli('--book', book, '--json', 'figures',
                                               '--from', first, '--to', last))

    with stage.run_app([book], env={'LANGUAGE': 'en'}) as app:
        overview = Overview(stage, app)

        for title, number in waiting.items():
            with tap.test(f'“{title}” opens as many rows as wait'):
                row = app.find('list item', title)
                row.find('label', str(number))
                row.focus_with_tab(stage.keyboard)
                stage.keyboard.press('Return')
                overview.look(number)

        with tap.test('what nobody waits for is not there'):
            app.wait_gone('list item', 'Answers owed to residents')

        for period in figures:
            if period != 'This year':
                app.find('combo box', 'This year').choose(period, stage.keyboard)
            with tap.test(f'{period}: each step of the way opens the rows that it counts'):
                check_funnel(overview, figures[period])
            with tap.test(f'{period}: the cells of both tables add up, and open their rows'):
                check_tables(overview, figures[period], period == 'Last month')
