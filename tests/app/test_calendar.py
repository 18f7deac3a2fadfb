# SPDX-License-Identifier: GPL-3.0-or-later
"""The calendar, the agenda and the invitations, with the keyboard alone in the real window."""

import datetime
import gettext
import json
import re
import sys
import time

from gi.repository import Gio, GLib

from patience import holds, wait_for
from stage import X11Stage
from tap import Tap

SERIES = 'lianxi'
NOTIFICATIONS = '''
<node><interface name="org.freedesktop.Notifications">
  <method name="Notify">
    <arg type="s" direction="in"/><arg type="u" direction="in"/><arg type="s" direction="in"/>
    <arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="as" direction="in"/>
    <arg type="a{sv}" direction="in"/><arg type="i" direction="in"/><arg type="u" direction="out"/>
  </method>
  <method name="CloseNotification"><arg type="u" direction="in"/></method>
  <method name="GetCapabilities"><arg type="as" direction="out"/></method>
  <method name="GetServerInformation">
    <arg type="s" direction="out"/><arg type="s" direction="out"/><arg type="s" direction="out"/>
    <arg type="s" direction="out"/>
  </method>
</interface></node>'''


class Desktop:
    """What shows notifications: it writes down what it is told."""

    def __init__(self):
        self.told = []
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        interface = Gio.DBusNodeInfo.new_for_xml(NOTIFICATIONS).interfaces[0]
        self.bus.register_object('/org/freedesktop/Notifications', interface, self.answer, None,
                                 None)
        owned = []
        Gio.bus_own_name_on_connection(self.bus, 'org.freedesktop.Notifications',
                                       Gio.BusNameOwnerFlags.NONE, lambda *_: owned.append(1), None)
        wait_for(lambda: self.turn() or owned, 'the name of the notifications')

    @staticmethod
    def turn():
        """Answer what has come in meanwhile."""
        while GLib.MainContext.default().iteration(False):
            pass

    def click(self, title):
        """Click a notification by its title."""
        number = [told for told, _body in self.told].index(title) + 1
        self.bus.emit_signal(None, '/org/freedesktop/Notifications',
                             'org.freedesktop.Notifications', 'ActionInvoked',
                             GLib.Variant('(us)', (number, 'default')))

    def answer(self, _bus, _sender, _path, _interface, method, parameters, invocation):
        if method == 'Notify':
            self.told.append(parameters.unpack()[3:5])
            invocation.return_value(GLib.Variant('(u)', (len(self.told),)))
        elif method == 'GetCapabilities':
            invocation.return_value(GLib.Variant('(as)', (['body'],)))
        elif method == 'GetServerInformation':
            invocation.return_value(GLib.Variant('(ssss)', ('test', 'test', '1', '1.2')))
        else:
            invocation.return_value(None)


class Book:
    """The book of this test, as the command line sees it while the window is closed."""

    def __init__(self, stage):
        self.stage = stage
        self.path = stage.books / 'calendar.teatime'

    def cli(self, *args):
        return self.stage.cli('--book', self.path, *args)

    def read(self, *args):
        return json.loads(self.cli('--json', *args))

    def fill(self):
        self.cli('book', 'new')
        residents, company = (party['name'] for party in self.read('party', 'list')[:2])
        self.cli('person', 'add', '张桂英', '--party', residents, '--phone', '13800001234')
        self.cli('person', 'add', '李卫东', '--party', company)
        self.company = company
        for title in ('楼道杂物堆积', '电动车充电', '停车难'):
            self.cli('topic', 'add', title)
        self.topics = {topic['title']: topic['number'] for topic in self.read('topic', 'list')}
        for number in self.topics.values():
            self.cli('topic', 'verdict', number, 'agenda')

    def hold_last_session(self):
        """Hold a session of the series that leaves two topics over."""
        day = (datetime.date.today() - datetime.timedelta(days=20)).isoformat()
        self.cli('meeting', 'plan', day, '14:30', '--series', SERIES, '--kind', 'three-party',
                 '--place', '社区活动室')
        number, = (m['number'] for m in self.read('meeting', 'list') if m['starts_at'][:10] == day)
        self.cli('meeting', 'invite', number, '张桂英')
        for title in ('楼道杂物堆积', '电动车充电'):
            self.cli('topic', 'choose', self.topics[title], number)
        self.cli('meeting', 'start', number)
        self.cli('meeting', 'close', number)


def next_free(days):
    """Return the next of these days of a month, moved to the first working day from it on."""
    holidays = {(1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3)}
    found = []
    day = datetime.date.today() - datetime.timedelta(days=31)
    for _ in range(130):
        if day.day in days:
            held = day
            while held.weekday() > 4 or (held.month, held.day) in holidays:
                held += datetime.timedelta(days=1)
            if held >= datetime.date.today():
                found.append(held)
        day += datetime.timedelta(days=1)
    return min(found).isoformat()


with Tap() as tap, X11Stage(sys.argv[1]) as stage:
    # The stage has its own time zone.
    time.tzset()
    words = gettext.translation('teatime', stage.build / 'po', ['zh_CN'], fallback=True)
    keyboard = stage.keyboard

    def _(text):
        return words.gettext(text).replace('_', '')

    def press(node, key='space'):
        node.focus_with_tab(keyboard)
        keyboard.press(key)

    def row(name):
        """Return what can have the focus and has a name, on whatever page shows."""
        return app.find(None, name, state='focusable')

    def agenda():
        """Return the titles on the agenda in their order."""
        return [node.name for node in app.find('list', _('Agenda')).children()
                if node.role == 'list item']

    book = Book(stage)
    book.fill()
    dragged = ['电动车充电', '楼道杂物堆积', '停车难']

    with stage.run_app([book.path]) as app:
        app.find('list item', _('Deliberate'))
        stage.activate(app)
        keyboard.press('alt+4')

        with tap.test('a series shows its next dates, moved from weekends, before it is saved'):
            press(app.find('button', _('Fixed days')))
            press(row(_('New Series')), 'Return')
            name = app.find('text', _('Name'))
            name.focus_with_tab(keyboard)
            keyboard.type(SERIES)
            app.find(None, _('Kind'), state='focusable').choose(_('Three-party meeting'), keyboard)
            off = app.find(None, _('On weekends and holidays'), state='focusable')
            off.choose(_('The working day after'), keyboard)
            dates = app.find('status bar', text=re.compile('\n')).text
            assert len(dates.splitlines()) == 6, dates
            assert _('Saturday') not in re.sub('（.*?）', '', dates), dates
            press(app.find('button', _('_Save')))
            app.find('list item', SERIES)
            keyboard.press('Escape')
            app.wait_gone('dialog')

    with tap.test('the series is in the book as it was made'):
        series, = book.read('meeting', 'series')
        assert (series['name'], series['kind'], series['days'], series['day_off']) == \
            (SERIES, 'three-party', '5,25', 'after'), series

    book.hold_last_session()

    with stage.run_app([book.path]) as app:
        app.find('list item', _('Deliberate'))
        stage.activate(app)
        keyboard.press('alt+4')

        with tap.test('the next session is planned as the last one was, with one Enter'):
            app.find('button', _('Plan a session'))
            keyboard.press('ctrl+n')
            app.find(None, _('Day (such as 2026-11-25)'), text=next_free((5, 25)))
            keyboard.press('Return')
            app.find('button', _('Strike off the List') + ': 张桂英')
            assert agenda() == ['楼道杂物堆积', '电动车充电'], agenda()

        with tap.test('the agenda is held against the time booked'):
            app.find('status bar', text=_('%d minutes in all, %d left') % (60, 30))
            minutes = app.find('text', _('Minutes: %s') % '电动车充电')
            minutes.focus_with_tab(keyboard)
            keyboard.press('ctrl+a')
            keyboard.type('75')
            keyboard.press('Return')
            app.find('status bar', text=_('%d minutes in all, %d more than booked') % (105, 15))

        with tap.test('Alt and an arrow move a topic, and the focus stays with it'):
            app.find('list item', '电动车充电').focus_with_tab(keyboard, 'shift+Tab')
            keyboard.press('alt+Up')
            wait_for(lambda: agenda() == ['电动车充电', '楼道杂物堆积'], 'the new order')
            app.find('list item', '电动车充电', state='focused')
            keyboard.press('alt+Down')
            wait_for(lambda: agenda() == ['楼道杂物堆积', '电动车充电'], 'the order before')
            app.find('list item', '电动车充电', state='focused')

        with tap.test('the pointer drags a topic to the top, to the end and to another place'):
            press(app.find('button', _('Put on the Agenda') + ': 停车难'))
            wait_for(lambda: agenda() == ['楼道杂物堆积', '电动车充电', '停车难'], agenda)
            for moved, onto, side, order in (
                    ('停车难', '楼道杂物堆积', 'top', ['停车难', '楼道杂物堆积', '电动车充电']),
                    ('停车难', '电动车充电', 'bottom', ['楼道杂物堆积', '电动车充电', '停车难']),
                    ('电动车充电', '楼道杂物堆积', 'middle', dragged)):
                stage.drag(app.find('list item', moved), app.find('list item', onto), side)
                wait_for(lambda: agenda() == order, agenda)

        with tap.test('a party that has to be there is shown, and invited whole'):
            parties = app.find('list', _('Parties at the table'))
            parties.find('label', _('Has to be there, nobody invited'))
            press(app.find('button', _('Invite All of the Party') + ': ' + book.company))
            app.find('button', _('Strike off the List') + ': 李卫东')

        with tap.test('the invitation is copied for a chat, without a name'):
            press(row(_('Copy for WeChat')), 'Return')
            app.find('status bar', text=_('Copied. Paste it into the chat.'))
            text = app.find('label', re.compile(_('When: %s').split('%', maxsplit=1)[0])).name
            assert '社区活动室' in text and '楼道杂物堆积' in text, text
            assert '张桂英' not in text and '李卫东' not in text, text

        with tap.test('the calendar file is saved'):
            path = stage.books / 'session.ics'
            press(row(_('Save for a Calendar…')), 'Return')
            chooser = app.find(None, _('Save for a Calendar'))
            wait_for(lambda: chooser.find_all_now('text', state='focused'), 'the name of the file')
            keyboard.press('ctrl+a')
            keyboard.type(str(path))
            keyboard.press('Return')
            wait_for(path.exists, 'the file')
            app.find('status bar', text=_('Saved. Send the file, or open it with a calendar.'))
            day = next_free((5, 25)).replace('-', '')
            content = path.read_bytes().decode()
            assert f'DTSTART;TZID=Asia/Shanghai:{day}T143000\r\n' in content, content

        with tap.test('what was copied can be pasted'):
            keyboard.press('ctrl+f', 'ctrl+v')
            app.find(None, _('Search sessions'), text=re.compile('社区活动室'))

    with tap.test('the book has the topics in the order to which they were dragged'):
        planned = book.read('meeting', 'list')[0]['number']
        items = book.read('meeting', 'agenda', planned)
        assert [item['topic_title'] for item in items] == dragged, items

    with tap.test('sessions within the hour are reminded of on the desktop, each of them once'):
        desktop = Desktop()
        soon = datetime.datetime.now() + datetime.timedelta(minutes=40)
        titles = ['临时议事', '物业见面会']
        for title in titles:
            book.cli('meeting', 'plan', soon.date().isoformat(), soon.strftime('%H:%M'), '--title',
                     title, '--place', '门口')
        with stage.run_app([book.path]) as app:
            wait_for(lambda: desktop.turn() or len(desktop.told) == 2, 'the reminders')
            # A click opens the session; it is not shown any more then.
            for title in titles:
                desktop.click(title)
                app.find('list item', title, state='selected')
        with stage.run_app([book.path]) as app:
            app.find('list item', _('Deliberate'))
            holds(lambda: desktop.turn() or len(desktop.told) == 2, 'no more reminders', 5)
        assert sorted(title for title, _body in desktop.told) == sorted(titles), desktop.told
        assert all(body.endswith('门口') for _title, body in desktop.told), desktop.told
