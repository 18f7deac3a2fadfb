# SPDX-License-Identifier: GPL-3.0-or-later
"""Topics are raised, judged and chosen for a session with the keyboard alone."""

import re
import sys

from book import Book, next_25th
from patience import wait_for
from stage import X11Stage
from tap import Tap

LAMP = 'Lamp at gate two'
CORE = 'Bicycles in the stairs', 'Charging at night'
THIRD = 'Noise after ten'
REASON = 'The lamp belongs to the street'
MANY = 60
CHOOSE = re.compile('^Core Topic of the Session of')


class Screening:
    """The Screening page and the hands on its keyboard."""

    def __init__(self, stage, app):
        self.stage, self.app = stage, app
        self.press, self.type = stage.keyboard.press, stage.keyboard.type
        app.find('list', 'Stages')
        stage.activate(app)
        self.press('alt+3')
        app.find('list item', 'Screen', state='selected')

    def focus(self, *args, **wanted):
        node = self.app.find(*args, **wanted)
        node.focus_with_tab(self.stage.keyboard)
        return node

    def press_row(self, name):
        self.focus('button', name, state='sensitive')
        self.press('Return')

    def raise_topic(self, title):
        self.press('ctrl+n')
        self.app.find('text', 'Title of the new topic', state='focused')
        self.type(title)
        self.press('Return')
        self.app.find('text', 'Topic', text=title)

    def judge(self, verdict, reason=''):
        self.app.find('combo box', 'What becomes of it').choose(verdict, self.stage.keyboard)
        if reason:
            self.focus('text', re.compile('^Reason'))
            self.type(reason)
        self.press_row('Decide')


with Tap() as tap, X11Stage(sys.argv[1]) as stage:
    book = Book(stage, 'screen')
    book.cli('request', 'add', 'The lamp at gate two is broken')
    book.cli('request', 'add', 'Somebody repairs cars in the yard')
    book.cli('meeting', 'plan', next_25th())
    lamp, = book.read('request', 'list', '--search', 'lamp')

    with stage.run_app([book.path], env={'LANGUAGE': 'en'}) as app:
        page = Screening(stage, app)

        with tap.test('a topic is raised and finds the request that shares its words'):
            page.raise_topic(LAMP)
            page.press_row(f'Put into this topic: {lamp["number"]}')
            app.find('button', f'Take out of this topic: {lamp["number"]}')
            app.find('entry', 'Words that such requests have in common', state='focused')

        with tap.test('without a reason a topic is not turned down'):
            page.judge('Not taken up')
            app.find('label', re.compile('needs a reason'))
            app.find('text', 'Topic', text=LAMP)

        with tap.test('the reason that residents are told is kept with the verdict'):
            page.judge('Not taken up', REASON)
            app.find('label', re.compile('^Judged .*: Not taken up'))

        for title in CORE:
            with tap.test(f'“{title}” becomes a core topic of the session'):
                page.raise_topic(title)
                page.judge('On the agenda')
                page.press_row(CHOOSE)
                app.find('label', re.compile('^Chose .* as a core topic'))

        with tap.test('a third core topic is refused with a sentence, and the page stays'):
            page.raise_topic(THIRD)
            page.judge('On the agenda')
            page.press_row(CHOOSE)
            app.find('label', re.compile('one or two core topics'))
            app.find('text', 'Topic', text=THIRD)
            app.find('button', CHOOSE, state='focused')

    with tap.test('the book holds exactly what was decided'):
        topics = {topic['title']: topic for topic in book.read('topic', 'list')}
        verdicts = {title: topic['verdict'] for title, topic in topics.items()}
        assert verdicts == {LAMP: 'declined'} | dict.fromkeys((*CORE, THIRD), 'agenda'), verdicts
        assert topics[LAMP]['reason'] == REASON, topics[LAMP]
        taken = book.read('request', 'list', '--topic', topics[LAMP]['number'])
        assert [request['number'] for request in taken] == [lamp['number']], taken
        meeting, = book.read('meeting', 'list')
        assert sorted(meeting['core_titles'].split('、')) == sorted(CORE), meeting

    large = Book(stage, 'large')
    sheet = stage.books / 'large.csv'
    sheet.write_text('诉求编号,诉求内容\n' + ''.join(f'N{number},The well at door {number} smells\n'
                                              for number in range(MANY)), encoding='utf-8')
    large.cli('request', 'import', sheet)
    topic = large.read('topic', 'add', 'Wells that smell')
    large.cli('topic', 'take', topic['number'],
              *(request['number'] for request in large.read('request', 'list')))

    with stage.run_app([large.path], env={'LANGUAGE': 'en'}) as app:
        page = Screening(stage, app)

        def shown():
            return len(app.root.find_all_now('button', re.compile('^Take out of this topic'),
                                             showing=False))

        with tap.test('of a topic of many requests some are shown, and the others when asked for'):
            app.find('list item', 'Wells that smell').click()
            more = app.find('button', 'Show More', showing=False)
            assert shown() == 50, shown()
            more.do()
            wait_for(lambda: shown() == MANY, 'all of them')
            app.wait_gone('button', 'Show More')
