# SPDX-License-Identifier: GPL-3.0-or-later
"""A request is given its category, found again and shown in pictures, with keys alone."""

import json
import os
import re
import sys
from pathlib import Path

from clipboard import clipboard_with
from patience import wait_for
from stage import X11Stage
from tap import Tap

WORDS = re.compile('居民.*原话')
FIRST = '5-1-102 电动车停在消防车道上'
PICTURE = Path(__file__).resolve().parents[2] / 'data' / 'screenshots' / 'overview.png'
LIKE_IT = '充电时电动车挡住了消防车道'


def requests(stage, book):
    return json.loads(stage.cli('--book', book, '--json', 'request', 'list'))


def write(stage, app, text):
    """Ask for the form and write the text into it."""
    stage.keyboard.press('ctrl+n')
    words = app.find(None, WORDS, state='editable')
    words.set_text(text)
    return app.find('dialog')


def category(dialog):
    return dialog.find('combo box', re.compile('类别'))


def paste_picture(app, keyboard):
    """Paste until the window has heard of the picture; before that it asks for a text."""
    def shown():
        keyboard.press('ctrl+v')
        wait_for(lambda: pictures() or app.root.find_all_now('dialog'), 'an answer to the paste')
        if app.root.find_all_now('dialog'):
            keyboard.press('Escape')
            app.wait_gone('dialog')
        return pictures()

    def pictures():
        return app.root.find_all_now('button', '移除这张照片', showing=False)

    wait_for(shown, 'the picture')


def main(tap, stage):
    keyboard = stage.keyboard
    book = stage.books / 'requests.teatime'
    stage.cli('--book', book, 'book', 'new')

    with stage.run_app([book]) as app:
        stage.activate(app)
        keyboard.press('alt+2')

        with tap.test('the word that decides the category is told while the text is typed'):
            dialog = write(stage, app, FIRST)
            dialog.find(None, re.compile('因为提到“电动车”'))

        with tap.test('another category is chosen with keys, and the request is of it'):
            row = category(dialog)
            row.focus_with_tab(keyboard)
            keyboard.press('space')
            dialog.find('label', '环境卫生')
            keyboard.type('消防')
            dialog.wait_gone('label', '环境卫生')
            keyboard.press('Down', 'Return')
            dialog.wait_gone(None, re.compile('因为提到'))
            row.find('label', '消防安全')
            keyboard.press('ctrl+Return')
            app.wait_gone('dialog')
            app.find('list item', re.compile('电动车停在消防车道上'))

        with tap.test('what was chosen counts for the next text like it, and is the reason'):
            dialog = write(stage, app, LIKE_IT)
            dialog.find(None, re.compile('因为以前把“.+”改到了“消防安全”'))
            keyboard.press('ctrl+Return')
            app.wait_gone('dialog')

        with tap.test('a picture in the clipboard is put with the request that is shown'):
            item = app.find('list item', re.compile(LIKE_IT))
            keyboard.press('ctrl+f', 'Escape', 'Down', 'Up')
            wait_for(lambda: item.has('selected') or item.has('focused'), 'the row')
            with clipboard_with('image/png', PICTURE.read_bytes()):
                paste_picture(app, keyboard)

        with tap.test('words in the text and the name of who asks are found together'):
            write(stage, app, '2-1-301 张桂英 13800001234 厨房漏水')
            keyboard.press('ctrl+Return')
            app.wait_gone('dialog')
            keyboard.press('ctrl+f')
            keyboard.type('zgy 漏水')
            app.wait_gone('list item', re.compile(LIKE_IT))
            app.find('list item', re.compile('厨房漏水'))

        with tap.test('a choice of the filter opens with Space, as everywhere'):
            filters = app.find('toggle button', '显示哪些诉求')
            filters.focus_with_tab(keyboard)
            keyboard.press('space')
            channel = app.find('combo box', '渠道')
            channel.focus_with_tab(keyboard)
            keyboard.press('space')
            channel.find('list item', state='focused')
            keyboard.press('Escape')
            wait_for(lambda: not channel.find_all_now('list item', state='focused'),
                     'the list to close')

        with tap.test('an empty list says which filter to take away, and takes it away'):
            address = app.find(None, re.compile('^住户'), state='editable')
            address.focus_with_tab(keyboard)
            keyboard.type('9-9-999')
            keyboard.press('Return', 'Escape')
            remedy = app.find('button', re.compile('去掉“.+”：1 条'))
            remedy.focus_with_tab(keyboard)
            keyboard.press('Return')
            app.find('list item', re.compile('厨房漏水'))
            assert not app.root.find_all_now('button', re.compile('去掉“')), app.root.dump()

    with tap.test('the book holds what was chosen and shown'):
        rows = {row['text']: row for row in requests(stage, book)}
        assert rows['电动车停在消防车道上']['category'] == '消防安全', rows
        assert rows[LIKE_IT]['category'] == '消防安全', rows
        shown = json.loads(stage.cli('--book', book, '--json', 'request', 'show',
                                     rows[LIKE_IT]['number']))
        assert len(shown['photos']) == 1, shown
        assert len(list(os.scandir(f'{book}.photos'))) == 1


if __name__ == '__main__':
    with Tap() as tap, X11Stage(sys.argv[1]) as stage:
        main(tap, stage)
