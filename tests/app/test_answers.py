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

        with tap.test('with Ctrl+Return one was told, and the next is shown'):
            app.find('text', 'What to say to the resident').focus_with_tab(stage.keyboard)
            press('ctrl+Return')
            app.find('label', 'Told: Ming')
            app.find('text', 'What to say to the resident', text=re.compile('Dear Hong,'))
            app.find('label', '2 wait')

        with tap.test('the others are told at once, and nobody waits'):
            app.find('button', 'All 2 Have Been Told so', showing=False).focus_with_tab(
                stage.keyboard)
            press('Return')
            app.find('label', 'Everybody has an answer')

        with tap.test('what was told last is taken back as one step'):
            app.find('button', 'Undo').click()
            app.find('label', '2 wait')
            press('Escape')
            app.find('button', 'Propose Topics')

    with tap.test('the book holds who was told, how and what'):
        told, = book.read('reply', 'list')
        assert told['person_name'] == 'Ming', told
        assert 'the street office' in told['words'], told
        assert len(book.read('reply', 'owed')) == 2
