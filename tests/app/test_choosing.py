# SPDX-License-Identifier: GPL-3.0-or-later
"""The committee chooses the core topics with the keyboard alone, and the room sees nothing private."""

import re
import sys

from book import Book, next_25th
from patience import wait_for
from stage import MONITORS, X11Stage
from tap import Tap
from tour import go

TOPICS = (('楼道堆物', '楼道里堆满纸箱', 4), ('王秀兰家漏水 13800001234', '漏水', 2), ('夜间噪声', '太吵', 1))


def fate(book, meeting):
    """Return what becomes of each candidate, by its title."""
    return {row['title']: row['fate'] for row in book.read('topic', 'candidates', meeting)}


def texts(app):
    """Return what can be read on the projection."""
    return [label.name for window in app.root.find_all_now('frame', '投影')
            for label in window.find_all_now('label')]


with Tap() as tap, X11Stage(sys.argv[1]) as stage:
    book = Book(stage, 'choice')
    for title, words, count in TOPICS:
        topic = book.read('topic', 'add', title)['number']
        for number in range(count):
            person = ('--person', '王秀兰') if title.startswith('王') else ()
            request = book.read('request', 'add', words, '--address', f'{number + 1}-1-301', *person)
            book.cli('topic', 'take', topic, request['number'])
    press = stage.keyboard.press

    with stage.run_app([book.path]) as app:
        def open_choice():
            go(stage, app, '筛选')
            app.find('button', '选定核心议题').focus_with_tab(stage.keyboard)
            press('space')
            return app.find('dialog', '选定核心议题')

        with tap.test('before a session is planned nothing can be chosen, and the page says so'):
            dialog = open_choice()
            assert dialog.find('status bar').text.startswith('还没有安排会议')
            assert not dialog.find('toggle button', re.compile('楼道堆物')).has('sensitive')
            press('Escape')
            app.wait_gone('dialog', '选定核心议题')

    meeting = book.read('meeting', 'plan', next_25th())['number']
    with stage.run_app([book.path]) as app:
        dialog = open_choice()

        with tap.test('F5 projects the candidates to the other monitor, with names and phones masked'):
            press('F5')
            stage.wait_geometry(app, MONITORS[1], '投影')
            shown = wait_for(lambda: texts(app), 'the page')
            assert any(text.startswith('1. 楼道堆物（') for text in shown), shown
            assert not re.search('王秀兰|13800001234|301', '\n'.join(shown)), shown

        with tap.test('a star is set with the keyboard; the room sees it and the focus stays'):
            dialog.find('toggle button', re.compile('楼道堆物')).focus_with_tab(stage.keyboard)
            press('space')
            wait_for(lambda: any(text.startswith('★ 1. 楼道堆物') for text in texts(app)),
                     'the star on the projection')
            dialog.find('toggle button', re.compile('楼道堆物'), state='focused')

        with tap.test('Ctrl+Z takes the star back and Ctrl+Shift+Z sets it again'):
            for keys, star in ('ctrl+z', ''), ('ctrl+shift+z', '★ '):
                press(keys)
                wait_for(lambda s=star: any(text.startswith(s + '1. 楼道堆物') for text in texts(app)),
                         f'the projection after {keys}')

        with tap.test('what is not chosen is put off with a reason, in one step'):
            dialog.find('button', re.compile('其余暂缓')).focus_with_tab(stage.keyboard)
            press('Return')
            dialog.find('list item', re.compile('夜间噪声'))
            wait_for(lambda: any('暂缓至' in text for text in texts(app)), 'what becomes of the others')

        with tap.test('closing the page ends its projection'):
            press('Escape')
            app.wait_gone('dialog', '选定核心议题')
            app.wait_gone('frame', '投影')

    with tap.test('what was chosen and put off stands in the book, and everybody is owed the reason'):
        fates = fate(book, meeting)
        assert fates.pop('楼道堆物') == '核心议题', fates
        assert all(word.startswith('暂缓至') for word in fates.values()), fates
        assert len(book.read('reply', 'owed')) == 3

    with tap.test('one step back and all of them are undecided again'):
        with stage.run_app([book.path]) as app:
            app.find('list', '工作阶段')
            stage.activate(app)
            press('ctrl+z')
            app.find('label', re.compile('^已撤销'))
        assert list(fate(book, meeting).values()) == ['核心议题', '尚未决定', '尚未决定']
