# SPDX-License-Identifier: GPL-3.0-or-later
"""A session from its plan to its end, in the real window, with a projector."""

import datetime
import gettext
import json
import re
import sys

from patience import holds, wait_for
from stage import MONITORS, X11Stage
from tap import Tap

PHONE = '13800001234'
REMARK = '3栋2单元301门口的旧沙发请张桂英家搬走'
QUESTION = '每单元每周轮值一次'


def next_25th():
    day = datetime.date.today()
    while day.day != 25:
        day += datetime.timedelta(days=1)
    return day.isoformat()


class Book:
    """The book of this test, as the command line sees it while the window is closed."""

    def __init__(self, stage):
        self.stage = stage
        self.path = stage.books / 'meet.teatime'

    def cli(self, *args):
        return self.stage.cli('--book', self.path, *args)

    def read(self, *args):
        return json.loads(self.cli('--json', *args))

    def fill(self):
        self.cli('book', 'new')
        self.residents, company = (party['name'] for party in self.read('party', 'list')[:2])
        self.cli('person', 'add', '张桂英', '--party', self.residents, '--phone', PHONE)
        self.cli('person', 'add', '李卫东', '--party', company)
        self.cli('topic', 'add', '楼道杂物堆积')
        self.cli('request', 'add', f'楼道堆满纸箱，找张桂英，{PHONE}', '--person', '张桂英')
        self.cli('topic', 'take', self.read('topic', 'list')[0]['number'],
                 self.read('request', 'list')[0]['number'])
        self.cli('topic', 'verdict', self.read('topic', 'list')[0]['number'], 'agenda')
        self.cli('meeting', 'series', '三方协同会议', '--days', '25', '--kind', 'three-party',
                 '--place', '社区活动室')


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

    def sign_in(letters, name):
        keyboard.type(letters)
        app.find('list item', name, state='selected')
        keyboard.press('Return')
        app.find('check box', name, state='checked')

    def projection():
        """Return the texts on the projection, or None when there is none to be seen."""
        for window in app.root.find_all_now('frame', _('Projection')):
            return [node.name for node in window.walk() if node.role == 'label' and node.name]
        return None

    with stage.run_app([book.path]) as app:
        app.find('list item', _('Deliberate'))
        stage.activate(app)
        keyboard.press('alt+4')

        with tap.test('a series proposes its next day, and Enter plans the session'):
            app.find('button', _('Plan a session'))
            keyboard.press('ctrl+n')
            day = app.find(None, _('Day (such as 2026-11-25)'), text=next_25th())
            wait_for(lambda: any(n.has('focused') for n in day.walk()), 'the day to have the focus')
            keyboard.press('Return')
            app.find('label', re.compile('M[0-9]{4}-001 · .* · 14:30 · 社区活动室'))

        with tap.test('a chosen topic goes onto the agenda'):
            app.find('button', _('Put on the Agenda') + ': 楼道杂物堆积').click()
            app.find('button', _('Take off the Agenda') + ': 楼道杂物堆积')

        with tap.test('the rules of the session are set with the keyboard'):
            app.find('list item', _('Rules of Procedure')).focus_with_tab(keyboard)
            keyboard.press('space')
            app.find('combo box', _('Quorum')).choose(_('No quorum'), keyboard)
            app.find('status bar', text=re.compile(re.escape(_('This session needs no quorum.'))))
            seconds = app.find('spin button', _('Speaking time in seconds'))
            seconds.focus_with_tab(keyboard)
            keyboard.press('ctrl+a')
            keyboard.type('90')
            keyboard.press('Return')
            app.find('label', _('%d seconds a turn · quorum: %s · votes: %s')
                     % (90, _('No quorum'), _('More than half')))

        with tap.test('what the book refuses does not stand there as if it held'):
            warning = app.find('spin button', _('Warning before the end in seconds'))
            warning.focus_with_tab(keyboard)
            keyboard.press('ctrl+a')
            keyboard.type('120')
            keyboard.press('Return')
            wait_for(lambda: warning.value == 30, lambda: warning.value)

        with tap.test('initials and Enter sign somebody in, invited or not'):
            entry = app.find(None, _('Invite by name or initials'), state='editable')
            entry.focus_with_tab(keyboard)
            keyboard.type('zgy')
            app.find('list item', '张桂英', state='selected')
            keyboard.press('Return')
            app.find('button', _('Strike off the List') + ': 张桂英')
            keyboard.press('ctrl+2')
            app.find(None, _('Sign in by name or initials'), state='focused')
            sign_in('zgy', '张桂英')
            sign_in('lwd', '李卫东')
            app.find('status bar', text=re.compile(
                re.escape(_('Due %d · Present %d · Without a vote %d') % (1, 2, 0))))

        with tap.test('a time of the sign-in sheet is corrected'):
            app.find('button', _('Correct the Times') + ': 李卫东').focus_with_tab(keyboard)
            keyboard.press('Return')
            dialog = app.find('dialog', '李卫东')
            field = dialog.find(None, _('Signed in at'), state='editable')
            field.focus_with_tab(keyboard)
            assert not dialog.find_all_now(None, _('Left at'), state='editable')
            keyboard.press('ctrl+a')
            keyboard.type('half past')
            keyboard.press('Escape')
            dialog.find('label', re.compile('half past'))
            field.wait_text('half past')
            keyboard.press('ctrl+a')
            keyboard.type('2026-1-5 13:45')
            keyboard.press('Escape')
            app.wait_gone('dialog', '李卫东')
            app.find('label', re.compile(re.escape(_('came %.5s') % '13:45')))

        with tap.test('a remark is kept by Enter, without the mouse'):
            app.find('button', _('_Start')).click()
            app.find(None, _('Who speaks'), state='focused')
            keyboard.type('zgy')
            app.find('list item', '张桂英', state='selected')
            keyboard.press('Tab', 'Tab')
            text = app.find(None, _('What is said (Enter keeps it)'), state='focused')
            keyboard.type(REMARK)
            keyboard.press('Return')
            app.find('label', REMARK)
            text.wait_text('')
            assert text.has('focused')

        with tap.test('one button makes a suggestion of a remark'):
            app.find('button', _('Turn into a Suggestion')).click()
            app.find('label', re.compile('S[0-9]{4}-001'))

        with tap.test('more hands than people are refused, and the form keeps what was typed'):
            keyboard.press('ctrl+4')
            question = app.find(None, _('What is voted on'), state='focused')
            keyboard.type(QUESTION)
            keyboard.press('Tab')
            keyboard.type('3')
            keyboard.press('Tab', 'Tab', 'Tab', 'Return')
            app.find('alert', re.compile('2'))
            question.wait_text(QUESTION)
            keyboard.press('shift+Tab', 'shift+Tab', 'shift+Tab')
            keyboard.type('2')
            keyboard.press('Tab', 'Tab', 'Tab', 'Return')
            app.find('button', _('Count Again') + ': ' + QUESTION)

        with tap.test('F5 fills the other monitor and leaves the keyboard to the chair'):
            keyboard.press('F5')
            stage.wait_geometry(app, MONITORS[1], _('Projection'))
            wait_for(projection, 'the projection')
            keyboard.press('ctrl+3')
            text = app.find(None, _('What is said (Enter keeps it)'), state='focused')
            keyboard.type('ok')
            text.wait_text('ok')
            keyboard.press('BackSpace', 'BackSpace')

        with tap.test('no page shows a full name, a phone or a room'):
            seen = []
            for _page in range(12):
                seen += projection()
                keyboard.press('Page_Down')
                wait_for(lambda: projection() is not None, 'a page')
            everything = '\n'.join(seen)
            assert '楼道杂物堆积' in everything and QUESTION in everything, everything
            for private in ('张桂英', '李卫东', PHONE, '301', '2单元'):
                assert private not in everything, everything

        with tap.test('without its projector the projection hides, and it comes back with it'):
            stage.unplug()
            wait_for(lambda: projection() is None, 'the projection to hide')
            app.find('button', _('_Stop Projecting'))
            holds(lambda: projection() is None, 'nothing is shown on the laptop')
            stage.plug()
            stage.wait_geometry(app, MONITORS[1], _('Projection'))

        with tap.test('Shift+F5 ends the projection, and the keys do not end with its bar'):
            stage.activate(app, app.find('frame', showing=True).name)
            app.find('button', _('Stop projecting')).focus_with_tab(keyboard)
            keyboard.press('shift+F5')
            wait_for(lambda: projection() is None, 'the projection to end')
            keyboard.press('ctrl+2')
            app.find(None, _('Sign in by name or initials'), state='focused')

        with tap.test('a session is closed and its minutes are locked'):
            keyboard.press('ctrl+5')
            app.find('list item', _('Nobody is named as chair.'), state='focused')
            stage.click_at(app.find('button', _('Close the Session')))
            app.find('button', _('Open Again to Correct the Minutes'))

        with tap.test('through the parts of a closed session the keys go on'):
            for key, name in (('ctrl+4', 'Hands'), ('ctrl+3', 'Remarks'), ('ctrl+2', 'Sign-In')):
                keyboard.press(key)
                app.find('page tab', _(name, 'part of a session'), state='checked')

        with tap.test('and the book is backed up at once'):
            wait_for(lambda: list(stage.dir.rglob('*-meeting.teatime')), 'the backup')

    with tap.test('the book holds what was done in the window'):
        meeting = book.read('meeting', 'list')[0]
        assert meeting['state'] == 'closed', meeting
        assert meeting['starts_at'] == next_25th() + ' 14:30:00', meeting
        assert meeting['core_titles'] == '楼道杂物堆积', meeting
        remark, = book.read('remark', 'list')
        assert (remark['speaker'], remark['party_name'], remark['text']) == \
            ('张桂英', book.residents, REMARK), remark
        rules = book.read('meeting', 'rules', meeting['number'])
        assert (rules['seconds'], rules['warning'], rules['quorum']) == (90, 30, 'none'), rules
        suggestion, = book.read('suggestion', 'list')
        assert suggestion['text'] == REMARK, suggestion
        ballot, = book.read('ballot', 'list')
        assert (ballot['question'], ballot['in_favour'], ballot['present']) == (QUESTION, 2, 2), \
            ballot
