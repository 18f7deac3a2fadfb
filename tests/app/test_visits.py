# SPDX-License-Identifier: GPL-3.0-or-later
"""A grid worker's round is written down with the keyboard: next, next, next."""

import json
import re
import sys

from clipboard import clipboard_with
from patience import wait_for
from stage import X11Stage
from tap import Tap
from test_requests import PICTURE

DOORS = ('2-1-301', '2-1-302', '2-1-303', '2-1-304')


def fill(cli):
    """Four households of a grid of the second level, one of which stands empty."""
    cli('book', 'new')
    cli('estate', 'add', 'Lakeside')
    cli('grid', 'add', 'North')
    cli('grid', 'add', 'North-1', '--parent', 'North')
    cli('person', 'add', 'Wang')
    cli('grid', 'worker', 'North-1', 'Wang')
    for number, door in enumerate(DOORS):
        cli('person', 'add', f'Neighbour {number}', '--address', door)
        cli('household', 'edit', door, 'grid', 'North-1')
    cli('household', 'edit', DOORS[3], 'left_out', '1')
    cli('visit', 'add', DOORS[2], '--on', '2025-01-09', '--attention')


with Tap() as tap, X11Stage(sys.argv[1]) as stage:
    book = stage.books / 'visits.teatime'
    keyboard = stage.keyboard
    press = keyboard.press

    def read(*words):
        """Return what the command line lists; the window is closed by then."""
        return json.loads(stage.cli('--book', book, '--json', *words))

    fill(lambda *words: stage.cli('--book', book, *words))

    with stage.run_app([book], env={'LANGUAGE': 'en'}) as app:
        def write(field, words):
            """Type into a field of the dialog, going there with Tab."""
            app.find('dialog').find('text', re.compile(field), showing=False) \
                .focus_with_tab(keyboard)
            keyboard.type(words)

        def at(door, left):
            """Wait for the dialog to ask about a door."""
            app.find('text', re.compile('^Address'), text=re.compile(door))
            app.find('label', re.compile(f'^{left} household'))
            app.find('text', 'Main points', state='focused')

        with tap.test('the directory shows how far each grid is, and those above it'):
            app.find('list')
            stage.activate(app)
            press('alt+6')
            app.find('combo box', 'People').choose('Grids', keyboard)
            for grid in 'North', 'North-1':
                app.find('list item', grid).find('label', '0/3')

        with tap.test('the round begins where attention is needed'):
            press('ctrl+f', 'Tab', 'Tab', 'Down', 'Return')
            app.find('label', '0 of 3 households visited')
            app.find('button', re.compile('^Visit One After')).focus_with_tab(keyboard)
            press('Return')
            at('303', 3)
            app.find('text', 'Grid worker', text='Wang', showing=False)

        with tap.test('a request comes of the first visit, and the next door follows'):
            write('^A request, a dispute', 'the lamp is broken')
            press('Return')
            at('301', 2)
            app.find('text', re.compile('^A request, a dispute'), text='', showing=False)

        with tap.test('a dispute of the second one is mediated and settled at the door'):
            write('^A request, a dispute', 'noise at night')
            dialog = app.find('dialog')
            dialog.find('combo box', 'Kind', showing=False).choose('Dispute', keyboard)
            dialog.find('check box', re.compile('^Settled'), showing=False).focus_with_tab(keyboard)
            press('space')
            write('^What was said and agreed', 'quiet from ten')
            press('Return')
            at('302', 1)

        with tap.test('a wrong time stays with its reason; the third visit brings nothing'):
            write('^Until', 'noon')
            press('Return')
            app.find('label', re.compile('no time of the day'))
            press('ctrl+a', 'BackSpace', 'Return')
            app.wait_gone('dialog')

        with tap.test('the directory shows the whole round'):
            app.find('label', '3 of 3 households visited')
            app.find('label', re.compile('Visits 3 · Disputes 1 · Needs 1 · Settled that day 1'))
            for grid in 'North', 'North-1':
                app.find('list item', grid).find('label', '3/3')

        with tap.test('a visit of the log is opened and corrected'):
            row = wait_for(lambda: app.root.find_all_now('list item', re.compile('302'),
                                                         showing=False), 'the visit')[0]
            row.focus_with_tab(keyboard)
            press('Return')
            app.find('dialog').find('text', 'Main points').focus_with_tab(keyboard)
            keyboard.type('all is well')
            press('Tab')

        with tap.test('a picture of the visit is pasted into it'):
            dialog = app.find('dialog')
            dialog.find_all_now('check box', 'To be reported', showing=False)[0].focus_with_tab(keyboard)

            def pasted():
                """Paste until the window has heard of the picture; twice the same is one."""
                press('ctrl+v')
                return dialog.find_all_now('button', 'Remove This Picture', showing=False)

            with clipboard_with('image/png', PICTURE.read_bytes()):
                wait_for(pasted, 'the picture')
            press('Escape')
            app.wait_gone('dialog')
            app.find('label', re.compile('all is well'), showing=False)

    with tap.test('all of it is in the book'):
        visits = {visit['address'][-4:-1]: visit for visit in read('visit', 'list', '--limit', '3')}
        assert sorted(visits) == ['301', '302', '303'], visits
        assert visits['302']['summary'] == 'all is well', visits
        assert all(visit['worker_name'] == 'Wang' for visit in visits.values()), visits
        shown = read('visit', 'show', visits['302']['id'])
        assert len(shown['photos']) == 1 and shown['photos'][0]['request'] is None, shown
        requests = {request['text']: request for request in read('request', 'list')}
        assert requests['the lamp is broken']['status'] == 'open', requests
        assert requests['noise at night']['outcome'] == 'solved', requests
        mediation, = read('mediation', 'list', requests['noise at night']['number'])
        assert (mediation['words'], mediation['mediator']) == ('quiet from ten', 'Wang'), mediation
        assert mediation['reached'], mediation
        assert len(read('household', 'list', '--attention')) == 1
        assert read('visit', 'left', 'North') == []
