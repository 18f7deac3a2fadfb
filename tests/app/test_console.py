# SPDX-License-Identifier: GPL-3.0-or-later
"""The chair's console with the keyboard alone: queue, clock, remarks, a crash, a count of hands."""

import re
import sys

from book import Book, next_25th, words_of
from patience import holds, wait_for
from stage import X11Stage
from tap import Tap

NAMES = ('张桂英', '李卫东', '王建国')
TOPIC = '楼道杂物堆积'
OTHER_TOPIC = '路灯不亮'
REMARK = '每个单元选一名楼栋长'
DRAFT = '充电桩装在三栋旁边'
NO_TOPIC = '是否散会'
QUESTION = '每周六上午清理楼道'
GUEST = '钱多多'
NEWCOMER = '赵敏'


def fill(book):
    parties = [party['name'] for party in book.read('party', 'list')]
    for name, party in zip(NAMES, parties):
        book.cli('person', 'add', name, '--party', party)
    book.cli('topic', 'add', TOPIC)
    topic = book.read('topic', 'list')[0]['number']
    book.cli('topic', 'verdict', topic, 'agenda')
    book.cli('meeting', 'plan', next_25th(), '--title', '小镇下午茶')
    meeting = book.read('meeting', 'list')[0]['number']
    book.cli('meeting', 'agenda', meeting, '--add', topic)
    book.cli('meeting', 'invite', meeting, *NAMES)
    book.cli('meeting', 'start', meeting)
    for name in NAMES:
        book.cli('meeting', 'attend', meeting, name)
    book.cli('person', 'add', NEWCOMER, '--party', parties[1])


def seconds_of(clock):
    """Return how many seconds the clock shows."""
    clock.refresh()
    minutes, seconds = clock.name.split(':')
    return int(minutes) * 60 + int(seconds)


with Tap() as tap, X11Stage(sys.argv[1]) as stage:
    _ = words_of(stage)
    keyboard = stage.keyboard
    book = Book(stage, 'console')
    fill(book)

    def clock():
        return app.find(None, re.compile('^[0-9]{2}:[0-9]{2}$'))

    def name_speaker(keys, name):
        keyboard.press('ctrl+l')
        app.find(None, _('Who speaks'), state='focused')
        keyboard.press('ctrl+a')
        keyboard.type(keys)
        app.find('list item', name, state='selected')

    def words():
        return app.find(None, _('What is said (Enter keeps it)'), state='editable')

    def open_session():
        """Go to the session with the keyboard, as far as its part for the remarks."""
        app.find('list item', _('Deliberate'))
        stage.activate(app)
        keyboard.press('alt+4')
        row = app.find('list item', '小镇下午茶')
        row.focus_with_tab(keyboard)
        keyboard.press('Return', 'ctrl+3')

    app = stage.run_app([book.path])
    open_session()

    with tap.test('a digit takes the party, letters the person, Ctrl+Enter puts into the queue'):
        for keys, name in (('1', NAMES[0]), ('2l', NAMES[1]), ('wjg', NAMES[2])):
            name_speaker(keys, name)
            keyboard.press('ctrl+Return')
            app.find('button', _('Take off the Queue') + ': ' + name)

    with tap.test('Ctrl+G gives the floor to who is first, and the clock runs'):
        keyboard.press('ctrl+g')
        app.find('label', NAMES[0])
        app.wait_gone('button', _('Take off the Queue') + ': ' + NAMES[0])
        began = seconds_of(clock())
        assert 0 < began <= 180, began
        wait_for(lambda: seconds_of(clock()) < began, 'the clock to go on')
        words().wait_state('focused')

    with tap.test('Ctrl+P stops the clock and lets it go on'):
        keyboard.press('ctrl+p')
        app.find('status bar', text=_('The clock stands'))
        stands = seconds_of(clock())
        holds(lambda: seconds_of(clock()) == stands, 'the clock stands', 2)
        keyboard.press('ctrl+p')
        wait_for(lambda: seconds_of(clock()) < stands, 'the clock to go on')
        keyboard.press('ctrl+m')
        wait_for(lambda: seconds_of(clock()) > stands, 'a minute more')

    with tap.test('Enter keeps a remark with the position that Alt and a digit chose'):
        keyboard.press('alt+4')
        keyboard.type(REMARK)
        keyboard.press('Return')
        app.find('label', REMARK)
        app.find('label', re.compile(f'^{NAMES[0]} · .* · {_("Suggestion")}$'))
        words().wait_text('')

    with tap.test('one key makes a suggestion of the last remark'):
        keyboard.press('ctrl+j')
        app.find('label', re.compile('S[0-9]{4}-001'))

    with tap.test('Enter beside a name gives the floor'):
        name_speaker('2', NAMES[1])
        keyboard.press('Return')
        app.wait_gone('button', _('Take off the Queue') + ': ' + NAMES[1])
        words().wait_state('focused')

    with tap.test('what is typed is in the book, although nothing was kept'):
        keyboard.type(DRAFT)
        words().wait_text(DRAFT)
        wait_for(lambda: DRAFT.encode() in book.path.read_bytes(), 'the draft in the file')

    app.kill()

    with stage.run_app([book.path]) as app:
        open_session()

        with tap.test('after kill -9 the draft, its speaker and the clock stand where they stood'):
            words().wait_text(DRAFT)
            who = app.find(None, _('Who speaks'), state='editable')
            who.wait_text(NAMES[1])
            shown = seconds_of(clock())
            wait_for(lambda: seconds_of(clock()) != shown, 'the clock to go on')
            app.find('button', _('Take off the Queue') + ': ' + NAMES[2])

        with tap.test('Enter keeps the words that came back, and Ctrl+E ends the turn'):
            words().focus_with_tab(keyboard)
            keyboard.press('Return')
            app.find('label', DRAFT)
            keyboard.press('ctrl+e')
            app.find('label', _('Nobody has the floor'))

        with tap.test('one key signs in and gives the floor: a guest, and who is in the directory'):
            name_speaker('3' + GUEST, GUEST)
            keyboard.press('Return')
            app.find('label', GUEST)
            words().wait_state('focused')
            name_speaker('zm', NEWCOMER)
            keyboard.press('Return')
            app.find('label', NEWCOMER)
            keyboard.press('ctrl+e')
            app.find('label', _('Nobody has the floor'))

        with tap.test('in a small window the time that is left stays in sight while somebody types'):
            stage.resize(app, 360, 720)
            keyboard.press('ctrl+3')
            name_speaker('1', NAMES[0])
            keyboard.press('Return')
            words().wait_state('focused')
            keyboard.type(DRAFT)
            words().wait_text(DRAFT)
            tabs = app.find('page tab list')
            left, top, width, height = clock().extents
            assert left >= 0 and left + width <= 360, (left, width)
            assert tabs.extents[1] + tabs.extents[3] <= top <= 720 - height, (tabs.extents, top)
            keyboard.press('ctrl+a', 'BackSpace', 'ctrl+e')
            app.find('label', _('Nobody has the floor'))
            stage.resize(app, 1280, 800)

        with tap.test('F1 tells every key of the hour'):
            keyboard.press('F1')
            dialog = app.find('dialog', _('Help with a Session'))
            told = dialog.find('list item', _('Say Who Speaks')).window().all_text()
            for title in ('Sign in Who Is Named', 'Put Them into the Queue', 'Keep the Remark',
                          'Turn the Last Remark into a Suggestion', 'Count Hands',
                          'Freeze What the Room Sees, Outside of Fields', 'End the Projection'):
                assert _(title) in told, (title, told)
            for key in ('Ctrl+L', 'Alt+5', 'Ctrl+Enter', 'F5'):
                assert key in told, (key, told)
            keyboard.press('Escape')
            app.wait_gone('dialog', _('Help with a Session'))

        with tap.test('hands are counted party by party and refused beyond those present'):
            keyboard.press('ctrl+4')
            app.find(None, _('What is voted on'), state='focused')
            keyboard.type(QUESTION)
            keyboard.press('shift+Tab', 'shift+Tab', 'space')
            first = app.find(None, re.compile('^' + re.escape(_('In Favour', 'hands')) + ': '))
            first.focus_with_tab(keyboard)
            keyboard.type('2')
            keyboard.press(*['Tab'] * 9, 'Return')
            app.find('alert', text=re.compile('1'))
            first.wait_text('2')
            first.focus_with_tab(keyboard)
            keyboard.press('ctrl+a')
            keyboard.type('1')
            keyboard.press(*['Tab'] * 9, 'Return')
            app.find('button', _('Count Again') + ': ' + QUESTION)

    with tap.test('the book holds what was done'):
        remarks = book.read('remark', 'list')
        assert [(r['speaker'], r['text']) for r in remarks] == \
            [(NAMES[0], REMARK), (NAMES[1], DRAFT)], remarks
        assert remarks[0]['stance'] == 'suggestion' and remarks[0]['topic_title'] == TOPIC, remarks
        suggestion, = book.read('suggestion', 'list')
        assert (suggestion['text'], suggestion['proposer']) == (REMARK, NAMES[0]), suggestion
        ballot, = book.read('ballot', 'list')
        assert (ballot['question'], ballot['in_favour'], ballot['present']) == (QUESTION, 1, 5), \
            ballot
        meeting = book.read('meeting', 'list')[0]['number']
        floor = [turn['speaker'] for turn in book.read('floor', 'turns', meeting)]
        assert floor == [*NAMES[:2], GUEST, NEWCOMER, NAMES[0]], floor

    for number in range(70):
        book.cli('remark', 'add', meeting, NAMES[0], f'第{number}句话')
    book.cli('topic', 'add', OTHER_TOPIC)
    other = next(t['number'] for t in book.read('topic', 'list') if t['title'] == OTHER_TOPIC)
    book.cli('topic', 'verdict', other, 'agenda')
    book.cli('meeting', 'agenda', meeting, '--add', other)
    book.cli('floor', 'ask', meeting, NAMES[1], '--topic', other)
    book.cli('ballot', 'record', meeting, NO_TOPIC, '--for', '1', '--against', '0')

    app = stage.run_app([book.path])
    open_session()

    with tap.test('who is given the floor takes the session on to their topic'):
        words().focus_with_tab(keyboard)
        for name in NAMES[2], NAMES[1]:
            app.find('button', _('Take off the Queue') + ': ' + name)
            keyboard.press('ctrl+g')
            app.wait_gone('button', _('Take off the Queue') + ': ' + name)
        app.find('combo box', OTHER_TOPIC)

    app.kill()

    with stage.run_app([book.path]) as app:
        open_session()

        with tap.test('after kill -9 the session is at the topic of who speaks'):
            app.find('combo box', OTHER_TOPIC)

        with tap.test('a count that is taken again shows its own topic, or none'):
            def count_again(question):
                app.find('button', _('Count Again') + ': ' + question).focus_with_tab(keyboard)
                keyboard.press('Return')
                app.find(None, _('What is voted on'), text=question)

            keyboard.press('ctrl+4')
            count_again(NO_TOPIC)
            app.wait_gone('combo box', _('Topic'))
            count_again(QUESTION)
            app.find('combo box', _('Topic')).find('label', TOPIC)
            keyboard.press('ctrl+3')

        with tap.test('the list goes on to what was said first'):
            remarks = app.find('list', _('Remarks, the latest first'))
            remarks.find('list item', '第69句话').focus_with_tab(keyboard)

            # The end is further away each time, as long as there are earlier ones.
            def is_first():
                keyboard.press('End')
                return remarks.find_all_now('list item', REMARK, state='focused')

            wait_for(is_first, 'the first remark')
