# SPDX-License-Identifier: GPL-3.0-or-later
"""A request finds its topic, moves to another one, and a topic is split, with the keyboard alone."""

import re
import sys

from book import Book, next_25th
from stage import X11Stage
from tap import Tap
from tour import go

DRAINS = '下水道又堵了，一楼返水', '厨房下水道堵住了，请物业疏通', '2栋门口下水道返水，臭得很'
NEW = '我家厨房的下水道堵了好几天'


def press(stage, node):
    node.focus_with_tab(stage.keyboard)
    stage.keyboard.press('space')


def begin_split(stage, app, title):
    """Open the dialog that splits the topic of the drains, and name the new one."""
    go(stage, app, '筛选')
    stage.click_at(app.find('list item', '下水道堵塞'))
    app.find('button', re.compile('^拆分议题')).focus_with_tab(stage.keyboard)
    stage.keyboard.press('Return')
    dialog = app.find('dialog', '拆分议题')
    dialog.find('text', '新议题名称', state='focused')
    stage.keyboard.type(title)
    return dialog


def tick(stage, dialog, text):
    """Go down the list to a request and tick it."""
    dialog.find('check box', text)
    rows = [box.name for box in dialog.find_all_now('check box')]
    dialog.find('button', re.compile('^全选')).focus_with_tab(stage.keyboard)
    stage.keyboard.press('Tab')
    dialog.find('check box', rows[0], state='focused')
    stage.keyboard.press(*['Down'] * rows.index(text))
    dialog.find('check box', text, state='focused')
    stage.keyboard.press('space')
    dialog.find('check box', text, state='checked')


with Tap() as tap, X11Stage(sys.argv[1]) as stage:
    book = Book(stage, 'sorting')
    numbers = [book.read('request', 'add', text)['number'] for text in DRAINS]
    drains = book.read('topic', 'add', '下水道堵塞')['number']
    book.cli('topic', 'take', drains, *numbers)
    for text in ('电梯又坏了，请物业来修', '楼道堆放杂物，占了消防通道', '门口的路灯一直不亮', NEW):
        new = book.read('request', 'add', text)['number']

    def topic_of(number):
        return next(row['topic_title'] for row in book.read('request', 'list')
                    if row['number'] == number)

    with tap.test('a new request is told where its like are, and goes there'):
        with stage.run_app([book.path]) as app:
            go(stage, app, '征集')
            stage.click_at(app.find('list item', NEW))
            app.find('label', re.compile('^有 [23] 条类似诉求在“下水道堵塞”里$'))
            press(stage, app.find('button', '归入'))
            app.find('label', '下水道堵塞')
        assert topic_of(new) == '下水道堵塞'

    with tap.test('a topic is split: what is ticked is another matter'):
        with stage.run_app([book.path]) as app:
            dialog = begin_split(stage, app, 'smell')
            press(stage, dialog.find('button', re.compile('^拆出')))
            dialog.find('label', re.compile('请勾选说的是另一件事的诉求'))
            tick(stage, dialog, DRAINS[2])
            press(stage, dialog.find('button', re.compile('^拆出')))
            app.wait_gone('dialog', '拆分议题')
            app.find('text', text='smell')
        assert [topic_of(number) for number in numbers] == ['下水道堵塞', '下水道堵塞', 'smell']

    with tap.test('where a topic has many, words find those that are about another matter'):
        with stage.run_app([book.path]) as app:
            dialog = begin_split(stage, app, 'one')
            dialog.find('entry', '在本议题的诉求里查找').focus_with_tab(stage.keyboard)
            stage.keyboard.type('2-1-301')
            dialog.find('label', '本议题里没有这样说的诉求。')
            stage.keyboard.press('Escape')
            dialog.find('check box', DRAINS[0])
            stage.keyboard.type(numbers[0])
            dialog.wait_gone('check box', DRAINS[1])
            press(stage, dialog.find('button', re.compile('^全选')))
            dialog.find('label', re.compile('^已勾选 1 条'))
            dialog.find('entry', '在本议题的诉求里查找').focus_with_tab(stage.keyboard)
            stage.keyboard.press('ctrl+a', 'BackSpace')
            dialog.find('check box', DRAINS[1])
            dialog.find('check box', DRAINS[0], state='checked')
            press(stage, dialog.find('button', re.compile('^拆出')))
            app.wait_gone('dialog', '拆分议题')
            app.find('text', text='one')
        assert [topic_of(number) for number in numbers] == ['one', '下水道堵塞', 'smell']

    with tap.test('from the agenda one comes to all that a topic of many requests rests on'):
        sheet = stage.books / 'lamps.csv'
        sheet.write_text('诉求内容\n' + ''.join(f'{n}号路灯不亮\n' for n in range(101, 156)))
        book.cli('request', 'import', sheet)
        lamps = book.read('topic', 'add', '路灯不亮')['number']
        book.cli('topic', 'take', lamps, *(row['number'] for row in book.read('request', 'list')
                                           if row['text'].endswith('号路灯不亮')))
        book.cli('topic', 'verdict', lamps, 'agenda')
        session = book.read('meeting', 'plan', next_25th(), '--title', '说说路灯')['number']
        book.cli('meeting', 'agenda', session, '--add', lamps)
        with stage.run_app([book.path]) as app:
            go(stage, app, '协商')
            stage.click_at(app.find('list item', '说说路灯'))
            press(stage, app.find('button', re.compile('^诉求与照片')))
            dialog = app.find('dialog', '路灯不亮')
            dialog.find('list item', '155号路灯不亮')
            press(stage, dialog.find('button', '查看全部 55 条诉求'))
            app.wait_gone('dialog', '路灯不亮')
            app.find('text', text='路灯不亮')
