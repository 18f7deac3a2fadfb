# SPDX-License-Identifier: GPL-3.0-or-later
"""From a group's chat to a rule that holds, in the real window, with a projector."""

import re
import sys
from pathlib import Path

from book import Book, next_25th, words_of
from patience import wait_for
from stage import MONITORS, X11Stage
from tap import Tap

CHAT = Path(__file__).parent.parent / 'data' / 'collect' / 'wechat_mobile_share_new.txt'
CORRIDOR = '楼道杂物堆积'
CHARGING = '电动车充电安全'
RULE = '《楼道清洁轮值办法》'
SAID = '每层楼轮流值日清理，写成办法'


class Walk:
    """The window, and the way through it."""

    def __init__(self, stage, app, words):
        self.stage, self.app, self.words = stage, app, words
        self.press, self.type = stage.keyboard.press, stage.keyboard.type

    def find(self, role, text, context=None, **wanted):
        return self.app.find(role, self.words(text, context), **wanted)

    def count(self, text, number):
        """Return the words for a number of things; in Chinese one form is for all."""
        return self.words(text).replace('%u', str(number)).replace('%d', str(number))

    def click(self, text, context=None):
        self.find('button', text, context, state='sensitive').click()

    def fill(self, field, text, context=None):
        """Write a text into a field."""
        self.find(None, field, context, state='editable').set_text(text)

    def open(self, number):
        """Open a page by its key."""
        self.stage.activate(self.app)
        self.press(f'alt+{number}')

    def choose(self, text):
        """Choose a row of a list by its text."""
        self.app.find('list item', text).click()


def collect(tap, walk):
    with tap.test('a chat that is pasted becomes a list to confirm, and then the requests in it'):
        # The chat comes from another program's clipboard; here, out of the form for one request.
        walk.open(2)
        walk.press('ctrl+n')
        walk.fill("What is asked for, in the resident's words", CHAT.read_text())
        walk.app.find(None, state='focused')
        walk.press('ctrl+a', 'ctrl+x', 'Escape')
        walk.press('ctrl+v')
        walk.app.find('check box', re.compile('^收到'))
        walk.app.find('button', walk.count('_Add %u Request', 3)).click()
        walk.app.wait_gone('dialog')
        walk.app.find('list item', re.compile('^楼道里又堆满纸箱了'))


def screen(tap, walk):
    with tap.test('requests are put into topics, which are put on the agenda'):
        walk.open(3)
        walk.press('ctrl+n')
        walk.fill('Title of the new topic', CORRIDOR)
        walk.press('Return')
        import time; time.sleep(2)
        print(walk.app.root.dump()); walk.stage.screenshot('/tmp/lead/pp.png', app=walk.app)


with Tap() as tap, X11Stage(sys.argv[1]) as stage:
    book = Book(stage, 'pipeline')
    with stage.run_app([book.path]) as app:
        walk = Walk(stage, app, words_of(stage))
        for part in (collect, screen):
            part(tap, walk)
