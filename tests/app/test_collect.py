# SPDX-License-Identifier: GPL-3.0-or-later
"""Requests are written down, pasted from a chat and put into a topic, with keys alone."""

import json
import re
import sys

from patience import wait_for
from stage import X11Stage
from tap import Tap

CHAT = '''\
微信群"槐荫苑2栋业主群"的聊天记录如下:

—————  2026-11-20  —————

2栋1单元李阿姨  09:12

三楼平台又堆满了纸箱

物业 小王  09:15

@2栋1单元李阿姨 下午去清

3-502 老张  09:16

谢谢
'''
FIRST = '三楼平台又堆满了纸箱'
HINTED = '@2栋1单元李阿姨 下午去清'
WRITTEN = '西门路灯三天没亮'
TOPIC = '西门照明'

SHEET = '哪天,谁说的,说的话\n2026-11-02,李阿姨,楼顶漏雨\n2026-11-03,张叔,井盖松动\n'
MIXED = '登记日期,姓名,诉求内容\n2026-11-02,李阿姨,楼顶漏雨\n2026-02-30,张叔,井盖松动\n'


def ask_for_paste(stage, app):
    """Open the dialog and return the text that waits for a chat."""
    stage.keyboard.press('ctrl+shift+v')
    return app.find('dialog').find('text', state='multi-line')


def copy(stage, app, text):
    """Put a text into the clipboard, by way of the form for a new request."""
    stage.keyboard.press('ctrl+n')
    app.find('dialog').find('text', state='focused').set_text(text)
    stage.keyboard.press('ctrl+a', 'ctrl+c', 'ctrl+a', 'BackSpace', 'Escape')
    app.wait_gone('dialog')


def requests(stage, book):
    return {row['text']: row for row in
            json.loads(stage.cli('--book', book, '--json', 'request', 'list'))}


with Tap() as tap, X11Stage(sys.argv[1]) as stage:
    keyboard = stage.keyboard
    book = stage.sample_book()
    before = requests(stage, book)

    with stage.run_app([book]) as app:
        app.find('list', re.compile('.'))
        stage.activate(app)
        keyboard.press('alt+2')

        with tap.test('a request without words is refused and the dialog stays'):
            keyboard.press('ctrl+n')
            dialog = app.find('dialog')
            dialog.find('text', state='focused')
            keyboard.press('ctrl+Return')
            wait_for(lambda: len(dialog.find_all_now('label', re.compile('。|\\.'))) > 0,
                     'the reason')

        with tap.test('a request is written down and opened'):
            keyboard.type(WRITTEN)
            keyboard.press('ctrl+Return')
            app.wait_gone('dialog')
            app.find('list item', WRITTEN)
            field = app.find('text', text=WRITTEN)

        with tap.test('its words are saved as they are left'):
            field.focus_with_tab(keyboard)
            keyboard.press('ctrl+End')
            keyboard.type('，老人摸黑走')
            keyboard.press('Tab')
            app.find('list item', WRITTEN + '，老人摸黑走')

        with tap.test('it is put into a topic that is made for it'):
            button = app.find('toggle button', re.compile('Put into a Topic|归入议题'),
                              showing=False)
            button.focus_with_tab(keyboard)
            keyboard.press('space')
            app.find('entry', state='focused')
            keyboard.type(TOPIC)
            app.find('button', re.compile(f'“{TOPIC}”'))
            keyboard.press('Return')
            app.find('list item', TOPIC)

        with tap.test('what is no chat and no sheet stays with a reason'):
            text = ask_for_paste(stage, app)
            text.set_text('没有人说话')
            keyboard.press('ctrl+Return')
            app.find('dialog').find('text', text='没有人说话')

        with tap.test('the columns of an unknown sheet are asked for'):
            text.set_text(SHEET)
            keyboard.press('ctrl+Return')
            dialog = app.find('dialog')
            rows = wait_for(lambda: [n for n in dialog.find_all_now('combo box')], 'the columns')
            assert len(rows) == 3, dialog.dump()
            keyboard.press('Escape')
            keyboard.press('Escape')
            app.wait_gone('dialog')

        with tap.test('an unknown sheet in the clipboard is read at once, and keys reach its columns'):
            copy(stage, app, SHEET)
            keyboard.press('ctrl+shift+v')
            dialog = app.find('dialog')
            dialog.find('combo box', '哪天', state='focused')
            keyboard.press('Escape', 'Escape')
            app.wait_gone('dialog')

        with tap.test('a chat in the clipboard is read at once, and nothing is added yet'):
            copy(stage, app, CHAT)
            keyboard.press('ctrl+shift+v')
            dialog = app.find('dialog')
            first = dialog.find('check box', re.compile('^' + FIRST))
            hinted = dialog.find('check box', re.compile('^' + HINTED))
            assert first.has('checked'), dialog.dump()
            assert not hinted.has('checked'), dialog.dump()

        with tap.test('Space ticks the line that the arrow keys lead to'):
            first.wait_state('focused')
            keyboard.press('Down')
            hinted.wait_state('focused')
            keyboard.press('space')
            hinted.wait_state('checked')
            keyboard.press('Up')
            first.wait_state('focused')
            keyboard.press('ctrl+Return')
            app.wait_gone('dialog')
            app.find('list item', FIRST)
            app.find('list item', HINTED)

        with tap.test('one undo takes the whole chat back, one redo brings it again'):
            keyboard.press('ctrl+z')
            app.wait_gone('list item', FIRST)
            app.wait_gone('list item', HINTED)
            keyboard.press('ctrl+shift+z')
            app.find('list item', FIRST)

        with tap.test('what cannot be read is found among many lines, with its line and reason'):
            copy(stage, app, MIXED)
            keyboard.press('ctrl+shift+v')
            dialog = app.find('dialog')
            dialog.find('check box', re.compile('^楼顶漏雨'))
            dialog.find('combo box').choose('未选 · 1', keyboard)
            dialog.wait_gone('check box', re.compile('^楼顶漏雨'))
            bad = dialog.find('check box', re.compile('2026-02-30'))
            assert re.search('第 3 行', bad.name), bad.name

        with tap.test('it can be copied, to be sent to whoever wrote the sheet'):
            button = dialog.find('button', re.compile('复制'))
            button.focus_with_tab(keyboard)
            keyboard.press('space')
            dialog.find('label', '已复制')
            keyboard.press('Escape', 'Escape')
            app.wait_gone('dialog')
            keyboard.press('ctrl+n')
            words = app.find('dialog').find('text', state='focused')
            keyboard.press('ctrl+v')
            words.wait_text(re.compile('第 3 行.*井盖松动'))
            keyboard.press('Escape')
            app.wait_gone('dialog')

    after = requests(stage, book)

    with tap.test('the book holds what was confirmed and nothing else'):
        added = {text: row for text, row in after.items() if text not in before}
        assert set(added) == {WRITTEN + '，老人摸黑走', FIRST, HINTED}, set(added)
        assert added[FIRST]['person'] == '李阿姨'
        assert added[FIRST]['received_at'] == '2026-11-20 09:12:00'
        assert added[FIRST]['channel'] == 'chat'
        assert '2栋1单元' in added[FIRST]['address']
        written = added[WRITTEN + '，老人摸黑走']
        assert written['channel'] == 'door'
        assert written['topic_title'] == TOPIC
