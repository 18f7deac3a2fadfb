# SPDX-License-Identifier: GPL-3.0-or-later
"""After the session, in the real window and with the keyboard alone: it is adjourned and goes on,
is closed, its minutes are edited, survive a crash, become final and are corrected."""

import gettext
import json
import re
import sys

from patience import wait_for
from stage import X11Stage
from tap import Tap

TYPED = '本次会议由社区党委召集'
NAMES = '张桂英', '李卫东'


class Book:
    """The book of this test, as the command line sees it while the window is closed."""

    def __init__(self, stage):
        self.stage = stage
        self.path = stage.books / 'minutes.teatime'

    def cli(self, *args):
        return self.stage.cli('--book', self.path, *args)

    def read(self, *args):
        return json.loads(self.cli('--json', *args))

    def number(self, *args):
        return self.read(*args)['number']

    def fill(self):
        """Hold a session up to its last decision."""
        self.cli('book', 'new')
        parties = [party['name'] for party in self.read('party', 'list')[:2]]
        for name, party in zip(NAMES, parties):
            self.cli('person', 'add', name, '--party', party)
        topic = self.number('topic', 'add', '楼道杂物堆积')
        self.cli('topic', 'verdict', topic, 'agenda')
        self.meeting = self.number('meeting', 'plan', '2999-11-25', '14:30', '--place', '活动室',
                                   '--title', '小镇下午茶')
        self.cli('topic', 'choose', topic, self.meeting)
        self.cli('meeting', 'invite', self.meeting, *NAMES)
        self.cli('meeting', 'start', self.meeting)
        for name in NAMES:
            self.cli('meeting', 'attend', self.meeting, name)
        remark = self.number('remark', 'add', self.meeting, NAMES[0], '每周轮流打扫', '--topic', topic)
        self.cli('suggestion', 'add', '--remark', remark)

    def text(self):
        return self.read('minutes', 'show', self.meeting)['text']


def words_of(stage):
    """Return what turns a source string into the accessible name that the window has."""
    words = gettext.translation('teatime', stage.build / 'po', ['zh_CN'], fallback=True)
    return lambda text, context=None: (words.pgettext(context, text) if context
                                       else words.gettext(text)).replace('_', '')


with Tap() as tap, X11Stage(sys.argv[1]) as stage:
    _ = words_of(stage)
    keyboard = stage.keyboard
    book = Book(stage)
    book.fill()

    def open_after(other=None):
        """Go to what is left to do after the session; look for it where another one is listed."""
        app.find('list item', _('Deliberate'))
        stage.activate(app)
        keyboard.press('alt+4')
        row = app.find('list item', '小镇下午茶')
        if other:
            app.find('list item', other)
            keyboard.press('ctrl+f')
            keyboard.type('小镇')
            app.wait_gone('list item', other)
        row.focus_with_tab(keyboard)
        keyboard.press('Return', 'ctrl+5')
        app.find('label', _('Missing from the Minutes'))

    def press(name):
        """Walk to a button or a row and press it."""
        app.find(None, name, state='focusable').focus_with_tab(keyboard)
        keyboard.press('Return')

    def open_minutes(name):
        press(name)
        return app.find('text', _('Text of the minutes'), state='focused')

    app = stage.run_app([book.path])
    open_after()

    with tap.test('what the minutes still lack is said'):
        app.find('label', _('Nothing is decided yet about the suggestion “%s”.') % '每周轮流打扫')
        app.find('label', _('Nobody is named as recorder.'))

    with tap.test('an adjourned session says when it goes on, and goes on'):
        until = app.find('text', _('Goes on at (such as 2026-11-25 14:30), or empty'))
        until.focus_with_tab(keyboard)
        keyboard.type('2999-11-27 09:00')
        keyboard.press('Return')
        app.find('label', _('The session is adjourned and goes on on %s.')
                 % '2999年11月27日 09:00')
        app.find('label', re.compile(f"{book.meeting} · {_('Adjourned')} · "))
        press(_('Go On with the Session'))
        app.wait_gone('label', re.compile(f"{book.meeting} · {_('Adjourned')} · "))

    with tap.test('the session is closed and the next one planned'):
        press(_('Close the Session'))
        app.find('button', _('Open Again to Correct the Minutes'))
        app.find('button', _('_Plan It'))
        press(_('_Plan It'))
        app.find('label', re.compile('2999年12月9日 14:30'))

    with tap.test('the minutes stand there as they were recorded, and take what is typed'):
        text = open_minutes(_('Read and Edit the Minutes'))
        recorded = text.text
        assert recorded.startswith('时间：2999年11月25日'), recorded
        assert '（1）每周轮流打扫（张桂英提出；处理：（记录未载））' in recorded, recorded
        assert '全票' not in recorded, recorded
        keyboard.type(TYPED)
        keyboard.press('Return')
        text.wait_text(TYPED + '\n' + recorded)
        app.find('status bar', text=re.compile(_('Kept at %s') % '[0-9:]{8}'))
        wait_for(lambda: TYPED.encode() in book.path.read_bytes(), 'the words in the file')

    app.kill()

    with stage.run_app([book.path]) as app:
        open_after('下午茶，2999年12月9日')
        app.find('label', re.compile(_('Typed until %s and not finished; open them to go on')
                                     % '.*'))

        with tap.test('after kill -9 what was typed stands there again'):
            text = open_minutes(_('Read and Edit the Minutes'))
            text.wait_text(TYPED + '\n' + recorded)

        with tap.test('leaving the minutes keeps them, and what they said is a version'):
            keyboard.press('Escape')
            app.wait_gone('text', _('Text of the minutes'))
            app.find('label', re.compile(_('Edited %s, not final yet', 'minutes') % '.*'))

        with tap.test('an earlier version can be read'):
            open_minutes(_('Read and Edit the Minutes'))
            keyboard.type('改')
            press(_('_Versions'))
            rows = app.find('list', _('Earlier Versions'))
            wait_for(lambda: rows.find_all_now('list item'), 'a version')
            rows.find_all_now('list item')[0].focus_with_tab(keyboard)
            keyboard.press('Return')
            app.find('text', _('Text of the earlier version'), text=TYPED + '\n' + recorded)

        with tap.test('and taken up again'):
            press(_('_Take Up Again'))
            text = app.find('text', _('Text of the minutes'), state='focused')
            text.wait_text(TYPED + '\n' + recorded)

        with tap.test('final minutes cannot be typed into, but are corrected below'):
            press(_('_Make Final'))
            app.find('status bar', text=re.compile(
                _('Final since %s. What is wrong is corrected here, below the minutes.') % '.*'))
            text = app.find('text', _('Text of the minutes'))
            assert not text.has('editable')
            entry = app.find('text', _('What is wrong or missing'), state='focused')
            keyboard.type('实到二人')
            keyboard.press('Return')
            app.find('list item', re.compile(f"^{_('Correction')}（.*）：实到二人$"))
            entry.wait_text('')
            assert not app.root.unnamed(), app.root.dump()

        with tap.test('the paper has the words and the correction'):
            button = app.find('dialog').find('button', _('Print the Minutes'))
            button.focus_with_tab(keyboard)
            keyboard.press('Return')
            page = app.find('image', _('Page %u of %u') % (1, 2))
            assert TYPED in page.description, page.description
            assert '：实到二人' in page.description, page.description
            keyboard.press('Escape')
            app.wait_gone('image', _('Page %u of %u') % (1, 2))
            keyboard.press('Escape')
            app.wait_gone('dialog')

        with tap.test('in a small window and with the mouse, too, they open at their text'):
            stage.resize(app, 360, 720)
            # The row scrolls into sight with the one below it, above the toast.
            app.find('list item', '每周轮流打扫').focus_with_tab(keyboard)
            stage.click_at(app.find('list item', _('Read and Correct the Minutes')))
            app.find('text', _('Text of the minutes'), state='focused')
            keyboard.press('Escape')
            app.wait_gone('dialog')

    with tap.test('the book holds what was done in the window'):
        minutes = book.read('minutes', 'show', book.meeting)
        assert minutes['text'] == TYPED + '\n' + recorded, minutes
        assert minutes['finished'], minutes
        assert [added['text'] for added in minutes['added']] == ['实到二人'], minutes
        assert [version['text'].startswith('改') for version
                in book.read('minutes', 'versions', book.meeting)] == [True, False, False], minutes
