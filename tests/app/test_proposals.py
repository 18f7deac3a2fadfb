# SPDX-License-Identifier: GPL-3.0-or-later
"""What residents ask for in different words is made a topic with the keyboard alone."""

import json
import re
import sys

from patience import wait_for
from stage import X11Stage
from tap import Tap
from tour import go

TEXTS = ('青枫里3栋楼道堆满杂物', '青枫里楼道杂物没人清理', '青枫里的楼道杂物挡住消防通道',
         '柳荫路路灯不亮', '柳荫路的路灯又不亮了', '老年证在哪里办理')


def topics(stage, book):
    """Return the requests of each topic; the window is closed by then."""
    found = {}
    for request in json.loads(stage.cli('--book', book, '--json', 'request', 'list')):
        found.setdefault(request['topic'], set()).add(request['text'])
    return found


def press(stage, node):
    node.focus_with_tab(stage.keyboard)
    stage.keyboard.press('space')


with Tap() as tap, X11Stage(sys.argv[1]) as stage:
    book = stage.books / 'proposals.teatime'
    stage.cli('--book', book, 'book', 'new')

    with tap.test('a book without requests says that there is nothing to propose'):
        with stage.run_app([book]) as app:
            go(stage, app, '筛选')
            press(stage, app.find('button', '议题建议'))
            app.find('label', '暂无建议')
            stage.keyboard.press('Escape')

    for text in TEXTS:
        stage.cli('--book', book, 'request', 'add', text)

    with tap.test('a proposal is looked into and made a topic; the other is left'):
        with stage.run_app([book]) as app:
            go(stage, app, '筛选')
            press(stage, app.find('button', '议题建议'))
            app.find('label', TEXTS[0])
            press(stage, app.root.find_all_now('button', '设为议题')[0])
            wait_for(lambda: len(app.root.find_all_now('button', '设为议题')) == 1,
                     'the other proposal to be alone')
            for keys, left in ('ctrl+z', 2), ('ctrl+shift+z', 1):
                stage.keyboard.press(keys)
                wait_for(lambda n=left: len(app.root.find_all_now('button', '设为议题')) == n,
                         f'{left} proposals after {keys}')
            stage.keyboard.press('Escape')
        taken = [texts for topic, texts in topics(stage, book).items() if topic]
        assert taken == [set(TEXTS[:3])], taken

    with tap.test('one step back takes the topic apart again'):
        with stage.run_app([book]) as app:
            app.find('list', '工作阶段')
            stage.activate(app)
            stage.keyboard.press('ctrl+z')
            app.find('label', re.compile('^已撤销'))
        assert set(topics(stage, book)) == {None} or set(topics(stage, book)) == {''}

    with tap.test('what does not belong to a proposal is left out and becomes a topic of its own'):
        with stage.run_app([book]) as app:
            go(stage, app, '筛选')
            press(stage, app.find('button', '议题建议'))
            dialog = app.find('dialog', '议题建议')
            dialog.find('label', TEXTS[0])
            press(stage, wait_for(lambda: [row for row in dialog.find_all_now('list item')
                                           if row.name == TEXTS[0] and row.has('expandable')],
                                   'the proposal')[0])
            title = dialog.find('text', '议题名称')
            title.focus_with_tab(stage.keyboard)
            stage.keyboard.press('ctrl+a')
            stage.keyboard.type('stairs')
            press(stage, dialog.find('check box', TEXTS[1]))
            press(stage, dialog.find_all_now('button', '设为议题')[0])
            dialog.find('label', re.compile('未归入的 1 条诉求'))
            stage.keyboard.press('Escape')
        assert {TEXTS[0], TEXTS[2]} in topics(stage, book).values(), topics(stage, book)
        named = json.loads(stage.cli('--book', book, '--json', 'topic', 'list'))
        assert [topic['title'] for topic in named] == ['stairs'], named
