# SPDX-License-Identifier: GPL-3.0-or-later
"""A suggestion is decided, assigned, carried out and asked about with the keyboard."""

import re
import sys

from book import Book
from stage import X11Stage
from tap import Tap

TEXT = 'The stairs are swept by turns'
REASON = 'Everybody wants clean stairs'
DUE = '2999-01-09'
PROGRESS = 'The list hangs at the door'
NOTE = 'Written before it was decided how it ends'
WORDS = 'Nobody sweeps the fourth floor'


class Resolving:
    """The Resolve page and the hands on its keyboard."""

    def __init__(self, stage, app):
        self.stage, self.app = stage, app
        self.press, self.type = stage.keyboard.press, stage.keyboard.type
        app.find('list', 'Stages')
        stage.activate(app)
        self.press('alt+5')
        app.find('list item', 'Resolve', state='selected')

    def show(self, tab, row):
        """Open the first of a list."""
        chosen = self.app.find('page tab', tab)
        if not chosen.has('checked'):
            chosen.click()
            chosen.wait_state('checked')
        item = self.app.find('list item', row)
        item.focus_with_tab(self.stage.keyboard)
        self.press('Return')
        item.wait_state('selected')

    def write(self, field, words):
        self.app.find('text', field, state='editable').focus_with_tab(self.stage.keyboard)
        self.type(words)

    def choose(self, title, choice):
        self.app.find('combo box', title).choose(choice, self.stage.keyboard)

    def press_row(self, name):
        self.app.find('button', name, state='sensitive').focus_with_tab(self.stage.keyboard)
        self.press('Return')


with Tap() as tap, X11Stage(sys.argv[1]) as stage:
    book = Book(stage, 'resolve')
    book.cli('person', 'add', 'Wang')
    book.cli('request', 'add', 'The stairs are dirty', '--person', 'Wang')
    book.cli('topic', 'add', 'Clean stairs')
    topic, = book.read('topic', 'list')
    request, = book.read('request', 'list')
    book.cli('topic', 'take', topic['number'], request['number'])
    book.cli('topic', 'verdict', topic['number'], 'agenda')
    book.cli('suggestion', 'add', TEXT, '--topic', topic['number'])

    with stage.run_app([book.path], env={'LANGUAGE': 'en'}) as app:
        page = Resolving(stage, app)

        with tap.test('a suggestion is decided with its reason'):
            page.show('Suggestions', re.compile(TEXT))
            page.choose('Verdict', 'Adopted')
            page.write(re.compile('^Reason'), REASON)
            page.press_row('Decide')
            app.find('label', re.compile('^Adopted suggestion'))

        with tap.test('it becomes a work order with who does it and the day it is due'):
            page.write('Carries out', 'Property company')
            page.write(re.compile('^Due'), DUE)
            page.press_row('Give the Work Order')
            app.find('label', 'Gave out an assignment')

        with tap.test('progress is noted with Enter'):
            page.show('Work Orders', re.compile(TEXT))
            page.write('What has been done so far', PROGRESS)
            page.press('Return')
            app.find('label', PROGRESS)

        with tap.test('what is not solved is not closed without the reason, and nothing is lost'):
            page.choose('Outcome', 'Cannot be solved')
            page.press_row('Close the Work Order')
            app.find('label', re.compile('^Give the reason'))
            app.find('button', 'Close the Work Order', state='focused')
            app.find('combo box', 'Outcome').find('label', 'Cannot be solved')

        with tap.test('what was typed stays in the form when the book changes under it'):
            page.write(re.compile('^Note'), NOTE)
            page.write('What has been done so far', PROGRESS)
            page.press('Return')
            app.find('text', re.compile('^Note'), text=NOTE)

        with tap.test('with its reason it is closed'):
            page.press_row('Close the Work Order')
            app.find('button', 'Open It Again')

        with tap.test('a requester who is not satisfied opens the matter again'):
            page.show('Follow-ups', re.compile('stairs are dirty'))
            page.choose('Satisfaction', 'Dissatisfied')
            page.write('In their own words', WORDS)
            page.press_row('Keep the Follow-up')
            app.find('label', 'Nobody waits')
            app.find('page tab', 'Work Orders').click()
            app.find('button', 'Close the Work Order')

    with tap.test('the book holds what was done, and its course'):
        suggestion, = book.read('suggestion', 'list')
        assert (suggestion['verdict'], suggestion['reason']) == ('adopted', REASON), suggestion
        assignment, = book.read('assignment', 'list')
        assert (assignment['status'], assignment['carried_by'], assignment['due_on']) == \
            ('open', 'Property company', DUE), assignment
        followup, = book.read('followup', 'list')
        assert (followup['satisfaction'], followup['words']) == ('dissatisfied', WORDS), followup
        request, = book.read('request', 'list')
        assert request['status'] != 'done', request
        course = book.cli('assignment', 'show', assignment['number'])
        assert course.count(PROGRESS) == 2 and WORDS in course, course
