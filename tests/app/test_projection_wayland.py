# SPDX-License-Identifier: GPL-3.0-or-later
"""A bit of a session and its projection under Wayland, where a program cannot place its windows."""

import sys
import time

from book import Book
from patience import holds, wait_for
from stage import WaylandStage
from tap import Tap

TITLE = '投影'
REMARK = '每层楼轮流值日'


def texts(app):
    """Return what can be read on the projection; None when there is none."""
    for window in app.root.find_all_now('frame', TITLE):
        return [n.name for n in window.walk() if n.role == 'label' and n.showing and n.name]
    return None


def sees(app, *wanted):
    """Wait until all of this can be read on the projection."""
    wait_for(lambda: set(wanted) <= set(texts(app) or ()), lambda: f'{wanted} in {texts(app)}')


with Tap() as tap, WaylandStage(sys.argv[1]) as stage:
    book = Book(stage, 'wayland', 'sample')
    # F5 shows the session whose day is nearest.
    meeting = book.read('meeting', 'plan', time.strftime('%Y-%m-%d'))
    topic = book.read('topic', 'list')[0]['number']
    book.cli('meeting', 'agenda', meeting['number'], '--add', topic)
    speaker = next(p for p in book.read('person', 'list') if p['party_name'])
    book.cli('meeting', 'attend', meeting['number'], speaker['name'])
    press, type_text = stage.keyboard.press, stage.keyboard.type

    with stage.run_app([book.path]) as app:
        with tap.test('F5 opens the projection, and pages turn by the remote'):
            app.find('list item', '协商')
            # Keys are heard from when the compositor has given the window the focus.
            first = wait_for(lambda: texts(app) or press('F5'), 'the projection')
            press('Page_Down')
            sees(app, '议程')
            assert first != texts(app)

        with tap.test('the session is started, somebody has the floor, and what they say is kept'):
            press('alt+s')
            app.find(None, '发言人', state='focused')
            type_text(speaker['name'])
            app.find('list item', speaker['name'], state='selected')
            press('Return')
            sees(app, f'{speaker["name"][0]}** · {speaker["party_name"]}')
            app.find(None, '发言内容（按回车保存）', state='focused')
            type_text(REMARK)
            press('Return')
            app.find('list item', REMARK)
            press('ctrl+e')
            sees(app, '议程')

        with tap.test('without its monitor it hides, and it comes back with it'):
            stage.unplug()
            wait_for(lambda: texts(app) is None, lambda: texts(app))
            holds(lambda: texts(app) is None, 'nothing is shown on the laptop')
            stage.plug()
            sees(app, '议程')

        with tap.test('Shift+F5 ends it'):
            press('shift+F5')
            wait_for(lambda: texts(app) is None, lambda: texts(app))

    with tap.test('the book holds who said it'):
        remark, = book.read('remark', 'list', '--meeting', meeting['number'])
        assert (remark['speaker'], remark['text']) == (speaker['name'], REMARK), remark
