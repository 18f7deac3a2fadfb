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
