# SPDX-License-Identifier: GPL-3.0-or-later
"""A resident stands at the door: one line is written, and the fields fill themselves."""

import json
import re
import sys

from stage import X11Stage
from tap import Tap
from tour import go

LINE = '2-1-301 李阿姨 13800001234 下水道又堵了'


def requests(stage, book):
    """Return the requests; the window is closed by then."""
    return json.loads(stage.cli('--book', book, '--json', 'request', 'list'))


def open_dialog(stage, app):
    go(stage, app, '征集')
    stage.keyboard.press('ctrl+n')
    return app.find(None, re.compile('居民.*原话'), state='editable')


with Tap() as tap, X11Stage(sys.argv[1]) as stage:
    book = stage.books / 'door.teatime'
    stage.cli('--book', book, 'book', 'new')

    with tap.test('one line fills the fields, and its words alone are the request'):
        with stage.run_app([book]) as app:
            open_dialog(stage, app).set_text(LINE)
            app.find(None, '诉求人', state='editable').wait_text('李阿姨')
            stage.keyboard.press('ctrl+Return')
            app.wait_gone('dialog')
        request, = requests(stage, book)
        assert request['text'] == '下水道又堵了', request
        assert (request['person'], request['phone']) == ('李阿姨', '13800001234'), request
        assert '301' in request['address'], request

    with tap.test('a field that somebody wrote in is left as it is'):
        with stage.run_app([book]) as app:
            open_dialog(stage, app).set_text('3-502 漏水')
            address = app.find(None, re.compile('^地址'), state='editable')
            address.wait_text('3-502')
            address.set_text('楼顶')
            app.find(None, re.compile('居民.*原话'), state='editable').set_text('3-502 漏水，很急')
            stage.keyboard.press('ctrl+Return')
            app.wait_gone('dialog')
        request = next(r for r in requests(stage, book) if '漏水' in r['text'])
        assert request['text'] == '3-502 漏水，很急', request
        assert request['address'] == '楼顶', request

    with tap.test('who asked for the same before is told while it is typed, and is one press away'):
        with stage.run_app([book]) as app:
            text = open_dialog(stage, app)
            text.set_text('5-1-102 家里下水道堵了，往外冒脏水')
            similar = app.find(None, re.compile('月以来有 1 件类似诉求'))
            similar.focus_with_tab(stage.keyboard)
            stage.keyboard.press('Return')
            stage.keyboard.press('Down')
            stage.keyboard.press('Return')
            app.wait_gone('dialog')
            app.find(text='下水道又堵了', state='editable')
            stage.keyboard.press('ctrl+n')
            app.find(None, re.compile('居民.*原话'), state='editable').wait_text(
                '5-1-102 家里下水道堵了，往外冒脏水')
            stage.keyboard.press('Escape')
            app.wait_gone('dialog')
