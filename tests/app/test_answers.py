# SPDX-License-Identifier: GPL-3.0-or-later
"""Whoever waits for an answer gets one after the other, with keys alone."""

import re
import sys

from book import Book
from stage import X11Stage
from tap import Tap

TOPIC = 'Loose manhole cover'
NAMES = 'Ming', 'Hong', 'Gang'

with Tap() as tap, X11Stage(sys.argv[1]) as stage:
    book = Book(stage, 'answers')
    for name in NAMES:
        book.cli('request', 'add', f'The cover rattles, says {name}', '--person', name)
    numbers = [request['number'] for request in book.read('request', 'list')]
    book.cli('topic', 'add', TOPIC)
    topic, = book.read('topic', 'list')
    book.cli('topic', 'take', topic['number'], *numbers)
    book.cli('topic', 'verdict', topic['number'], 'transfer', '--reason', 'It lies on the street',
             '--to', 'the street office')

    with stage.run_app([book.path], env={'LANGUAGE': 'en'}) as app:
        press = stage.keyboard.press
        app.find('list', 'Stages')
        stage.activate(app)
        press('alt+3')
        app.find('list item', 'Screen', state='selected')

        with tap.test('the list begins with the first who waits, and with words that are ready'):
            app.find('button', 'Answers Owed').click()
            app.find('text', 'What to say to the resident', text=re.compile('Dear Ming,'))
            app.find('label', '3 wait')

        with tap.test('who tells is typed once and kept'):
            app.find('text', re.compile('^Told by .kept as'), text='',
                     showing=False).focus_with_tab(stage.keyboard)
            stage.keyboard.type('Lan')

        with tap.test('with Ctrl+Return one was told, and the next is shown'):
            app.find('text', 'What to say to the resident').focus_with_tab(stage.keyboard)
            press('ctrl+Return')
            app.find('label', 'Told: Ming')
            app.find('text', 'Told by', text='Lan', showing=False)
            app.find('text', 'What to say to the resident', text=re.compile('Dear Hong,'))
            app.find('label', '2 wait')

        with tap.test('Ctrl+Z takes it back and Ctrl+Shift+Z tells it again, wherever one types'):
            press('ctrl+z')
            app.find('label', '3 wait')
            press('ctrl+shift+z')
            app.find('label', '2 wait')
            app.find('text', 'What to say to the resident', text=re.compile('Dear Hong,'))

        with tap.test('what everybody is told can be changed and is shown as it will be printed'):
            app.find('text', 'What to say to everybody', text=re.compile('Dear neighbours'),
                     showing=False).focus_with_tab(stage.keyboard)
            app.find('button', 'Print as a Notice…', showing=False).focus_with_tab(stage.keyboard)
            press('Return')
            app.find('dialog', 'Notice of an answer')
            press('Escape')
            app.wait_gone('dialog', 'Notice of an answer')
            app.find('text', 'What to say to everybody', text=re.compile('^Answer about'),
                     showing=False).focus_with_tab(stage.keyboard)
            press('ctrl+End')
            stage.keyboard.type(' Come on Friday.')

        with tap.test('the others are told at once, and nobody waits'):
            app.find('button', 'All 2 Have Been Told so', showing=False).focus_with_tab(
                stage.keyboard)
            press('Return')
            app.find('label', 'Everybody has an answer')

        with tap.test('what was told last is taken back as one step'):
            app.find('button', 'Undo').click()
            app.find('label', '2 wait')

        with tap.test('it is told again and taken back with the keys, with nobody left to show too'):
            press('ctrl+shift+z')
            app.find('label', 'Everybody has an answer')
            press('ctrl+z')
            app.find('label', '2 wait')
            press('ctrl+shift+z')
            app.find('label', 'Everybody has an answer')
            press('Escape')
            app.find('button', 'Propose Topics')

    with tap.test('the book holds who was told, how and what'):
        told = {reply['person_name']: reply for reply in book.read('reply', 'list')}
        assert 'the street office' in told['Ming']['words'], told
        for name in NAMES[1:]:
            assert told[name]['words'].startswith('Answer about'), told
            assert told[name]['words'].endswith(' Come on Friday.'), told
            assert told[name]['way'] == 'notice', told
        assert all(reply['told_by'] == 'Lan' for reply in told.values()), told
        assert book.read('book', 'settings')['secretary'] == 'Lan'
        assert book.read('reply', 'owed') == []
