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
ROLES = {'Leads': '社区党委', 'Assigns': '居委会', 'Assists': '业委会', 'Carries out': '物业',
         'Helps': '志愿者'}
FIGURES = {'requests_collected': 3, 'requests_resolved': 1, 'topics_agenda': 2,
           'meetings_held': 1, 'suggestions_adopted': 1, 'items_done': 1, 'rules_in_force': 1}


class Walk:
    """The window, and the way through it."""

    def __init__(self, stage, app, words, parties):
        self.parties = parties
        self.stage, self.app, self.words = stage, app, words
        self.keyboard = stage.keyboard
        self.press, self.type = stage.keyboard.press, stage.keyboard.type

    def find(self, role, text, context=None, rest='', **wanted):
        """Find what has the words for a text as its name, and the rest behind them."""
        return self.app.find(role, self.words(text, context) + rest, **wanted)

    def count(self, text, number):
        """Return the words for a number of things; in Chinese one form is for all."""
        return self.words(text).replace('%u', str(number)).replace('%d', str(number))

    def click(self, text, context=None):
        self.find('button', text, context, state='sensitive').click()

    def press_row(self, text, context=None):
        """Go to a row that is a button, and press it."""
        self.find('button', text, context).focus_with_tab(self.keyboard)
        self.press('Return')

    def fill(self, field, text, context=None):
        """Write a text into a field."""
        self.find(None, field, context, state='editable').set_text(text)

    def open(self, number):
        """Open a page by its key."""
        self.stage.activate(self.app)
        self.press(f'alt+{number}')

    def choose(self, text, choice, context=None):
        """Choose from a drop-down."""
        self.find('combo box', text, context).choose(choice, self.keyboard)


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
    with tap.test('similar requests are found and put into topics, which are to be discussed'):
        walk.open(3)
        for topic, request in (CORRIDOR, '2026-0001'), (CHARGING, '2026-0002'):
            walk.press('ctrl+n')
            walk.fill('Title of the new topic', topic)
            walk.press('Return')
            walk.app.find('text', text=topic)
            walk.find('button', 'Put into this topic', rest=f': {request}').click()
            walk.find('button', 'Take out of this topic', rest=f': {request}')
            walk.press_row('Decide')
            walk.app.wait_gone('list item', re.compile(f'^{topic}'))


def plan(tap, walk):
    with tap.test('the session of the 25th takes both topics'):
        walk.open(4)
        walk.find('button', 'Plan a session')
        walk.press('ctrl+n')
        walk.fill('Day (such as 2026-11-25)', next_25th())
        walk.fill('Place', '社区活动室')
        walk.click('_Plan')
        for topic in CORRIDOR, CHARGING:
            walk.find('button', 'Put on the Agenda', rest=f': {topic}').click()
            walk.find('button', 'Take off the Agenda', rest=f': {topic}')
        walk.find(None, 'No other topic waits for a session.')

    with tap.test('whoever asked is invited for the residents'):
        for letters, name in ('lay', '李阿姨'), ('lz', '老张'):
            walk.find(None, 'Invite by name or initials', state='editable') \
                .focus_with_tab(walk.keyboard)
            walk.type(letters)
            walk.app.find('list item', name, state='selected')
            walk.press('Return')
            walk.choose('Which party?', walk.parties[0])
            walk.find(None, 'Invite by name or initials', state='editable') \
                .focus_with_tab(walk.keyboard, 'shift+Tab')
            walk.press('Return')
            walk.find('button', 'Strike off the List', rest=f': {name}')


def sit(tap, walk):
    with tap.test('people are signed in, and the session begins'):
        walk.press('ctrl+2')
        for letters, name in ('lay', '李阿姨'), ('lz', '老张'):
            walk.find(None, 'Sign in by name or initials', state='focused')
            walk.type(letters)
            walk.app.find('list item', name, state='selected')
            walk.press('Return')
            walk.app.find('check box', name, state='checked')
        walk.click('_Start')

    with tap.test('the room sees the session on the other monitor'):
        walk.find(None, 'Who speaks', state='focused')
        walk.press('F5')
        walk.stage.wait_geometry(walk.app, MONITORS[1], walk.words('Projection'))
        # The room's window gives the keyboard back.
        wait_for(lambda: not walk.app.root.find_all_now('frame', walk.words('Projection'),
                                                   state='active')
                 and walk.app.root.find_all_now('frame', state='active'), 'the keyboard to come back')
        walk.press('shift+F5')
        walk.app.wait_gone('frame', walk.words('Projection'))

    with tap.test('what is said becomes a suggestion'):
        walk.stage.activate(walk.app)
        walk.find(None, 'Who speaks', state='editable').focus_with_tab(walk.keyboard)
        walk.type('lay')
        walk.app.find('list item', '李阿姨', state='selected')
        walk.press('Tab', 'Tab')
        walk.find(None, 'What is said (Enter keeps it)', state='focused')
        walk.type(SAID)
        walk.press('Return')
        walk.app.find('label', SAID)
        walk.click('Turn into a Suggestion')
        walk.app.find('label', re.compile('S[0-9]{4}-001'))

    with tap.test('hands are counted and the session is closed'):
        walk.press('ctrl+4')
        walk.fill('What is voted on', '每层楼轮流值日')
        walk.find('spin button', 'In Favour', 'hands').set_value(2)
        walk.press_row('Write Down the Count')
        walk.find('button', 'Count Again', rest=': 每层楼轮流值日')
        walk.press('ctrl+5')
        walk.press_row('Close the Session')
        walk.find('button', 'Open Again to Correct the Minutes')


def resolve(tap, walk):
    with tap.test('the suggestion is adopted with its reason'):
        walk.open(5)
        walk.app.find('list item', re.compile(f'^{SAID}')).click()
        walk.fill('Reason (residents are told)', '大家都同意')
        walk.press_row('Decide')
        walk.app.find('label', walk.words('Adopted'))

    with tap.test('a work order names the five roles and the day it is due'):
        for role, who in ROLES.items():
            walk.fill(role, who, 'role')
        walk.fill('Due (such as 2026-12-10)', '2999-01-09')
        walk.press_row('Give the Work Order')
        walk.find('page tab', 'Work Orders', 'list').click()
        walk.app.find('list item', SAID).click()
        walk.app.find('text', walk.words('Due'), text='2999-01-09')

    with tap.test('progress is noted, and the work order is closed'):
        walk.find('text', 'What has been done so far').focus_with_tab(walk.keyboard)
        walk.type('轮值表贴好了')
        walk.press('Return')
        walk.app.find('label', '轮值表贴好了')
        walk.press_row('Close the Work Order')
        walk.find('button', 'Open It Again')

    with tap.test('the requester is asked'):
        walk.find('page tab', 'Follow-ups', 'list').click()
        walk.app.find('list item', re.compile('^楼道里又堆满纸箱了')).click()
        walk.fill('In their own words', '干净多了')
        walk.press_row('Keep the Follow-up')
        walk.find('label', 'Nobody waits')

    with tap.test('the suggestion becomes a rule that holds'):
        walk.find('page tab', 'Suggestions', 'list').click()
        walk.app.find('list item', SAID).click()
        walk.fill('Title of the rule', RULE)
        walk.fill('Looked after by', '居委会')
        walk.press_row('Make the Rule')
        walk.find('page tab', 'Rules', 'list').click()
        walk.app.find('list item', RULE)


def report(tap, walk):
    with tap.test('the funnel counts each step of the way, and a figure opens its rows'):
        walk.open(1)
        for figure, number in (('Requests collected', 3), ('Topics raised', 2),
                               ('Topics put on the agenda', 2), ('Suggestions collected', 1),
                               ('Suggestions adopted', 1), ('Items done', 1),
                               ('Rules in force', 1)):
            walk.app.find('button', walk.words('%s: %s') % (walk.words(figure), number))
        walk.app.find('button', walk.words('%s: %s') % (walk.words('Rules in force'), 1)).click()
        walk.app.find('dialog', walk.words('Rules in force')).find(None, re.compile(re.escape(RULE)))
        walk.press('Escape')
        walk.app.wait_gone('dialog')

    with tap.test('the chain leads from the rule back to the request'):
        walk.open(5)
        walk.app.find('list item', RULE).click()
        walk.click('From Request to Rule')
        dialog = walk.app.find('dialog')
        for words in '楼道里又堆满纸箱了', CORRIDOR, SAID, RULE:
            dialog.find(None, re.compile(words))
        walk.press('Escape')
        walk.app.wait_gone('dialog')


def check_book(tap, book):
    with tap.test('the book holds all that was done in the window'):
        figures = book.read('figures')
        assert {name: figures[name] for name in FIGURES} == FIGURES, figures
        assignment, = book.read('assignment', 'list')
        assert (assignment['status'], assignment['carried_by']) == ('solved', '物业'), assignment
        followup, = book.read('followup', 'list')
        assert (followup['request_number'], followup['words']) == ('2026-0001', '干净多了'), followup
        assert book.read('book', 'check') == {'check': 'ok'}


with Tap() as tap, X11Stage(sys.argv[1]) as stage:
    book = Book(stage, 'pipeline')
    parties = [party['name'] for party in book.read('party', 'list')]
    with stage.run_app([book.path]) as app:
        walk = Walk(stage, app, words_of(stage), parties)
        for part in (collect, screen, plan, sit, resolve, report):
            part(tap, walk)
    check_book(tap, book)
