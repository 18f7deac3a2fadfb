# SPDX-License-Identifier: GPL-3.0-or-later
"""A long sheet is added in a thread: it can be stopped, and one undo takes it back."""

import json
import re
import sys

from clipboard import clipboard_with
from patience import wait_for
from stage import X11Stage
from tap import Tap

ROWS = 5000
HEADERS = '工单编号,来电时间,来电人,来电人电话,地址,主要内容'
FIRST = '第0次反映楼道里的灯不亮'
ADD = re.compile(r'(\d+) (Requests|条诉求)')


def write_sheet():
    return '\n'.join([HEADERS, *(
        f'GD{number:09},2026-10-{1 + number % 28:02} 08:00:00,居民{number % 900},'
        f'139{number % 900:08},{1 + number % 20}栋1单元{1 + number % 10}01,'
        f'第{number}次反映楼道里的灯不亮' for number in range(ROWS))])


LOG = """\
走访日期,网格员,具体门牌,主要问题,照片
2026-10-09,贺贝贝,4-1-301、302,门口堆物,2张
2026-10-10,贺贝贝,4-1-303,无,
"""


def paste_file(app, keyboard):
    """Paste until the window has heard of the file; before that it asks for a text."""
    def pasted():
        keyboard.press('ctrl+v')
        dialog = app.find('dialog')
        if dialog.find_all_now('text', state='multi-line'):
            keyboard.press('Escape')
            app.wait_gone('dialog')
            return None
        return dialog

    return wait_for(pasted, 'the file')


def count_ticked(dialog):
    return int(ADD.search(dialog.find('button', ADD).name)[1])


def count_requests(stage, book):
    return len(json.loads(stage.cli('--book', book, '--json', 'request', 'list')))


with Tap() as tap, X11Stage(sys.argv[1]) as stage:
    keyboard = stage.keyboard
    book = stage.sample_book()
    before = count_requests(stage, book)

    with stage.run_app([book]) as app:
        app.find('list', re.compile('.'))
        stage.activate(app)
        keyboard.press('alt+2', 'ctrl+shift+v')
        dialog = app.find('dialog')
        dialog.find('text', state='multi-line').set_text(write_sheet())
        keyboard.press('ctrl+Return')

        with tap.test('a long sheet is read'):
            wait_for(lambda: dialog.find_all_now('button', ADD), 'the lines')
            assert count_ticked(dialog) == ROWS, dialog.dump()

        with tap.test('Escape stops adding, and every tick stays'):
            line = dialog.find('check box', re.compile('^' + FIRST))
            line.wait_state('focused')
            keyboard.press('space')
            wait_for(lambda: count_ticked(dialog) == ROWS - 1, 'the tick to go')
            keyboard.press('ctrl+Return', 'Escape')
            button = dialog.find('button', ADD)
            button.wait_state('focused')
            assert count_ticked(dialog) == ROWS - 1, dialog.dump()
            assert not line.has('checked'), dialog.dump()
            assert dialog.find('button', ADD).has('sensitive'), dialog.dump()

        with tap.test('then the same lines are added'):
            keyboard.press('ctrl+Return')
            app.wait_gone('dialog')
            app.find('list item', re.compile('次反映楼道里的灯不亮'))

        with tap.test('one undo takes all of them back, one redo brings them again'):
            app.find('label', re.compile(f'^{ROWS - 1} 条诉求 · 来自'))
            keyboard.press('ctrl+z')
            # Nothing has come from there any more, so all are shown again.
            app.find('label', f'{before} 条诉求')
            assert not app.root.find_all_now('list item', re.compile('次反映楼道里的灯不亮'))
            keyboard.press('ctrl+shift+z')
            app.find('label', f'{before + ROWS - 1} 条诉求')

        with tap.test('a log of visits is a list of visits, and its columns are one button away'):
            keyboard.press('ctrl+shift+v')
            dialog = app.find('dialog')
            dialog.find('text', state='multi-line').set_text(LOG)
            keyboard.press('ctrl+Return')
            dialog.find('button', re.compile('3 条走访'))
            assert len(dialog.find_all_now('check box', re.compile('未提诉求'))) == 2, dialog.dump()
            dialog.find('button', '各列的含义').focus_with_tab(keyboard)
            keyboard.press('space')
            dialog.find('combo box', '照片', showing=False)
            keyboard.press('ctrl+Return')
            dialog.find('button', re.compile('3 条走访'))
            keyboard.press('Escape', 'Escape', 'Escape')
            app.wait_gone('dialog')

        with tap.test('a file copied elsewhere is read, and Escape leads back and out'):
            sheet = stage.dir / 'log.csv'
            sheet.write_text(LOG)
            with clipboard_with('text/uri-list', f'{sheet.as_uri()}\r\n'.encode()):
                dialog = paste_file(app, keyboard)
            dialog.find('button', re.compile('3 条走访'))
            dialog.find('check box', state='focused')
            keyboard.press('Escape')
            dialog.find('button', re.compile('识别'), state='focused')
            keyboard.press('Escape')
            app.wait_gone('dialog')

    with tap.test('the book holds every line that was ticked, once'):
        assert count_requests(stage, book) == before + ROWS - 1
