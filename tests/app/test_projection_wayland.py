# SPDX-License-Identifier: GPL-3.0-or-later
"""The window and the room's window under Wayland, where a program cannot place its windows."""

import sys

from book import Book
from patience import holds, wait_for
from stage import WaylandStage
from tap import Tap

TITLE = '投影'


def texts(app):
    """Return what can be read on the projection; None when there is none."""
    for window in app.root.find_all_now('frame', TITLE):
        return [n.name for n in window.walk() if n.role == 'label' and n.showing and n.name]
    return None


with Tap() as tap, WaylandStage(sys.argv[1]) as stage:
    book = Book(stage, 'wayland', 'sample')
    meeting = next(m for m in book.read('meeting', 'list') if m['state'] == 'planned')
    book.cli('meeting', 'start', meeting['number'])
    press = stage.keyboard.press

    with stage.run_app([book.path]) as app:
        with tap.test('F5 opens the projection, and pages turn by the remote'):
            app.find('list item', '协商')
            # Keys are heard from when the compositor has given the window the focus.
            first = wait_for(lambda: texts(app) or press('F5'), 'the projection')
            press('Page_Down')
            wait_for(lambda: '议程' in (texts(app) or ()), lambda: texts(app))
            assert first != texts(app)

        with tap.test('without its monitor it hides, and it comes back with it'):
            stage.unplug()
            wait_for(lambda: texts(app) is None, lambda: texts(app))
            holds(lambda: texts(app) is None, 'nothing is shown on the laptop')
            stage.plug()
            wait_for(lambda: '议程' in (texts(app) or ()), lambda: texts(app))

        with tap.test('Shift+F5 ends it'):
            press('shift+F5')
            wait_for(lambda: texts(app) is None, lambda: texts(app))
