# SPDX-License-Identifier: GPL-3.0-or-later
"""What was done can be taken back from the history, and a backup restored from its list."""

import json
import re
import sys

from stage import X11Stage
from tap import Tap
from tour import choose_from_menu

RESTORE = re.compile('^Restore the backup of')


def names(stage, book):
    """Return who is in the directory; the window is closed by then."""
    listed = stage.cli('--book', book, '--json', 'person', 'list')
    return [person['name'] for person in json.loads(listed)]


with Tap() as tap, X11Stage(sys.argv[1]) as stage:
    book = stage.books / 'backups.teatime'
    stage.cli('--book', book, 'book', 'new')
    stage.cli('--book', book, 'person', 'add', 'Wang')
    stage.cli('--book', book, 'book', 'backup')
    stage.cli('--book', book, 'person', 'add', 'Zhao')
    stage.cli('--book', book, 'person', 'add', 'Qian')

    with tap.test('the history takes back what was done last'):
        with stage.run_app([book], env={'LANGUAGE': 'en'}) as app:
            app.find('list', 'Stages')
            stage.activate(app)
            stage.keyboard.press('ctrl+h')
            app.find('button', 'Take Back the Latest').focus_with_tab(stage.keyboard)
            stage.keyboard.press('space')
            app.find('label', 'Taken back')
            stage.keyboard.press('Escape')
            app.wait_gone('button', 'Take Back the Latest')
        assert names(stage, book) == ['Wang', 'Zhao'], names(stage, book)

    with tap.test('a backup takes the place of the book, which is set aside'):
        with stage.run_app([book], env={'LANGUAGE': 'en'}) as app:
            app.find('list', 'Stages')
            stage.activate(app)
            # Behind taking back and doing again, the history, what begins another book, the
            # community, and making a backup.
            choose_from_menu(stage, app, 7)
            app.find('button', RESTORE).focus_with_tab(stage.keyboard)
            stage.keyboard.press('space')
            app.find('label', re.compile('^The book from before'))
        # The day's own backup may be of the same second as the one that was asked for.
        assert 'Zhao' not in names(stage, book), names(stage, book)
        aside, = (path for path in stage.books.glob('backups.teatime.*.set-aside'))
        assert names(stage, aside) == ['Wang', 'Zhao'], names(stage, aside)
