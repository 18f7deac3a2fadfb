# SPDX-License-Identifier: GPL-3.0-or-later
"""The pixels of the projection: two books that differ only in what the room must not see, names,
phones and rooms, make the same pictures, page by page. So nothing of it is drawn, whatever draws."""

import re
import sys
from typing import NamedTuple

from book import Book
from patience import wait_for
from stage import MONITORS, X11Stage
from tap import Tap

TITLE = '投影'


class Resident(NamedTuple):
    """Somebody in the book, and what of them is secret."""

    name: str
    phone: str
    address: str


# Those of the same place in both lists look the same through a mask.
ONE = (Resident('张桂英', '13811112222', '2栋1单元301'), Resident('李卫东', '13933334444', '5栋2单元1204'),
       Resident('欧阳明华', '13755556666', '7栋3单元802'), Resident('单雄', '13677778888', '9栋1单元101'))
OTHER = (Resident('张秀兰', '13898982222', '2栋3单元502'), Resident('李建国', '13976764444', '5栋1单元603'),
         Resident('欧阳志强', '13754546666', '7栋1单元1101'), Resident('单凤', '13632328888', '9栋2单元404'))


def tell(resident, words):
    """Say something in which all stands that is secret."""
    return f'{resident.name}（{resident.phone}，{resident.address}）{words}'


def fill(book, residents):
    """Hold a session in which everybody tells everything, up to its last decision."""
    first, second, third, absent = residents
    cli, read = book.cli, book.read
    party = read('party', 'list')[0]['name']
    for resident in residents:
        cli('person', 'add', resident.name, '--party', party, '--phone', resident.phone,
            '--address', resident.address)
    topics = [read('topic', 'add', tell(resident, words))['number'] for resident, words in
              ((first, '门口堆纸箱'), (absent, '楼下飞线充电'))]
    for topic in topics:
        for resident in residents:
            request = read('request', 'add', tell(resident, '说夜里看不见路'))['number']
            cli('topic', 'take', topic, request)
        cli('topic', 'verdict', topic, 'agenda')
    meeting = read('meeting', 'plan', '2999-11-25', '14:30', '--title', tell(absent, '提的下午茶'),
                   '--place', tell(third, '家隔壁'))['number']
    for topic in topics:
        cli('topic', 'choose', topic, meeting)
    cli('meeting', 'start', meeting)
    for resident in (first, second, third):
        cli('meeting', 'attend', meeting, resident.name)
        cli('suggestion', 'add', tell(resident, '建议每周轮值'), '--topic', topics[0],
            '--meeting', meeting, '--proposer', resident.name, '--party', party)
    for suggestion, verdict in zip(read('suggestion', 'list'), ('adopted', 'declined')):
        cli('suggestion', 'decide', suggestion['number'], verdict, '--reason', tell(second, '说好'))
    cli('ballot', 'record', meeting, tell(second, '的办法，好不好'), '--for', '2', '--against', '1',
        '--topic', topics[0])
    cli('floor', 'ask', meeting, third.name, '--topic', topics[0])
    # The clock is to stand at the same second in both books.
    while True:
        cli('floor', 'give', meeting, first.name, '--topic', topics[0], '--stance', 'for')
        cli('floor', 'pause', meeting)
        if read('floor', 'show', meeting)['remaining'] == 180:
            return


def see(stage, residents, name):
    """Return a picture of every page that the room sees, and of a message to it."""
    book = Book(stage, name, 'new', '--name', '石榴里社区')
    fill(book, residents)
    keyboard = stage.keyboard
    pictures = []

    def look():
        """Take a picture that is not the last page's any more."""
        def another():
            picture = stage.picture(MONITORS[1])
            return None if pictures[-1:] == [picture] else picture

        pictures.append(wait_for(another, 'another page'))

    with stage.run_app([book.path]) as app:
        app.find('list item', '协商')
        stage.activate(app)
        keyboard.press('F5')
        stage.wait_geometry(app, MONITORS[1], TITLE)
        first = app.find('status bar', text=re.compile('^第 1 页')).text
        for page in range(int(re.search('共 ([0-9]+) 页', first)[1])):
            app.find('status bar', text=re.compile(f'^第 {page + 1} 页'))
            look()
            keyboard.press('Page_Down')
        app.find('toggle button', '给会场的提示').click()
        app.find(None, '给会场的提示', state='focused')
        message = f'请{residents[3].name}回电{residents[3].phone}'
        keyboard.type(message)
        app.find(None, '给会场的提示', text=message)
        keyboard.press('Return')
        window = app.find('frame', TITLE)
        wait_for(lambda: window.find_all_now('label', re.compile('^请.*回电')), 'the message')
        look()
    return pictures


with Tap() as tap, X11Stage(sys.argv[1]) as stage:
    one, other = see(stage, ONE, 'one'), see(stage, OTHER, 'other')

    with tap.test('every page that can be is there, and no two are the same'):
        assert len(one) >= 9, len(one)
        assert len(set(one)) == len(one), [one.index(picture) for picture in one]

    with tap.test('who the residents are, their phones and their doors change no pixel'):
        assert len(one) == len(other), (len(one), len(other))
        different = [page + 1 for page, pair in enumerate(zip(one, other)) if pair[0] != pair[1]]
        assert not different, different
