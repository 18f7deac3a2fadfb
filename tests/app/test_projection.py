# SPDX-License-Identifier: GPL-3.0-or-later
"""What the room sees: every page of a session of the sample book, on a second monitor."""

import re
import sys
from pathlib import Path

from book import Book
from patience import wait_for
from stage import MONITORS, X11Stage
from tap import Tap

TITLE = '投影'
LONG = ('楼道杂物堆积、消防通道占用和电动车飞线充电怎么一起治，物业、业委会和居民各出一把力，'
        '定个轮值办法，谁值日谁清理，清理不完的由物业周末统一清运')
CLOCK = re.compile(r'^\+?\d+:\d\d$')
IDLE = '8'  # GTK_APPLICATION_INHIBIT_IDLE


def window_of(app):
    """Return the room's window, or None when there is none to be seen."""
    return next(iter(app.root.find_all_now('frame', TITLE)), None)


def texts(app):
    """Return what can be read on the projection; None when there is none."""
    window = window_of(app)
    return window and [n.name for n in window.walk() if n.role == 'label' and n.showing and n.name]


class Session:
    """A session of the sample book that is under way, with everything that a page can show."""

    def __init__(self, stage):
        self.book = Book(stage, 'projection', 'sample')
        self.path = self.book.path
        self.number = next(m['number'] for m in self.book.read('meeting', 'list')
                           if m['state'] == 'planned')
        cli, read = self.book.cli, self.book.read
        cli('meeting', 'start', self.number)
        people = [p for p in read('person', 'list') if p['party_name']][:5]
        for person in people:
            cli('meeting', 'attend', self.number, person['name'])
        self.speaker, self.next, *_ = people
        topic = next(i for i in read('meeting', 'agenda', self.number))['topic_number']
        cli('topic', 'edit', topic, 'title', LONG)
        # What people write: everything that must not be seen in one sentence.
        for person in people:
            cli('suggestion', 'add',
                f'{person["name"]}（{person["phone"]}，{person["address"]}）建议每周轮值',
                '--topic', topic, '--meeting', self.number)
        cli('ballot', 'record', self.number, f'{people[0]["name"]}的办法，好不好', '--for', '1',
            '--against', '0', '--topic', topic)
        for number, verdict in enumerate(('adopted', 'declined')):
            suggestion = read('suggestion', 'list')[number]['number']
            cli('suggestion', 'decide', suggestion, verdict, '--reason', '大家同意')
        cli('floor', 'ask', self.number, self.next['name'], '--topic', topic)
        cli('floor', 'give', self.number, self.speaker['name'], '--topic', topic,
            '--stance', 'for')

    def secrets(self):
        """Return every full name, phone and door of the book."""
        for person in self.book.read('person', 'list'):
            yield from (person['name'], person['phone'])
        for household in self.book.read('household', 'list'):
            yield household['unit'] + household['room']
            if len(household['room']) > 2:
                yield household['room'] + '室'


with Tap() as tap, X11Stage(sys.argv[1]) as stage:
    press, type_text = stage.keyboard.press, stage.keyboard.type
    session = Session(stage)
    secrets = sorted({secret for secret in session.secrets() if len(secret) > 1})
    manager = Path(__file__).with_name('session_manager.py')
    stage._start_and_read(sys.executable, manager, option='--ready={}')
    asked = stage.logs / f'{Path(sys.executable).name}.log'

    def begin(app):
        app.find('list item', '协商')
        stage.activate(app)
        press('F5')
        stage.wait_geometry(app, MONITORS[1], TITLE)

    def page_through(app, look):
        """Look at every page from the first."""
        press(*['Page_Up'] * 30)
        first = app.find('status bar', text=re.compile('^第 1 页')).text
        for page in range(int(re.search('共 ([0-9]+) 页', first)[1])):
            app.find('status bar', text=re.compile(f'^第 {page + 1} 页'))
            look(texts(app))
            press('Page_Down')

    # This one is not closed but killed.
    app = stage.run_app([session.path])
    with tap.test('the screen stays awake while the room reads'):
        begin(app)
        wait_for(lambda: f'inhibit {IDLE}' in asked.read_text(), asked.read_text)

    with tap.test('no page shows a name, a phone or a door of anybody in the book'):
        seen = []
        page_through(app, seen.append)
        everything = '\n'.join(text for page in seen for text in page)
        assert len(seen) >= 9, everything
        shown = [secret for secret in secrets if secret in everything]
        assert not shown, (shown, everything)
        speaker_page = next(n for n, page in enumerate(seen) if CLOCK.match(' '.join(page[-2:-1])))
        masked = session.speaker['name'][0] + '**'
        assert f'{masked} · {session.speaker["party_name"]}' in everything, everything
        assert re.search('之前.*收集诉求[0-9]+件.*今天重点聊聊[0-9]+件事', everything)

    with tap.test('body text is a twenty-fifth of the picture, on 4:3 and on 16:9'):
        for size in ((1024, 768), (1920, 1080)):
            stage.unplug()
            wait_for(lambda: window_of(app) is None, 'the projection to hide')
            stage.plug(*size)
            stage.wait_geometry(app, (MONITORS[1][0], 0, *size), TITLE)
            widest = []

            def look(_texts):
                # The style sheet sets body text in 36 px on a canvas, which is then enlarged to
                # the picture; labels are as wide as the canvas without its margins.
                widths = [n.extents[2] for n in window_of(app).walk()
                          if n.role == 'label' and n.showing and n.name]
                widest.append(max(widths) + 2 * 64)

            page_through(app, look)
            assert max(widest) / (size[0] / size[1]) <= 25 * 36 + 1, (size, widest)

    with tap.test('the clock ticks, and the chair sees the same time'):
        press(*['Page_Up'] * 30)
        app.find('status bar', text=re.compile('^第 1 页'))
        press(*['Page_Down'] * speaker_page)
        wait_for(lambda: any(CLOCK.match(text) for text in texts(app)), lambda: texts(app))
        first = next(text for text in texts(app) if CLOCK.match(text))
        wait_for(lambda: first not in texts(app), 'the clock to tick')
        clocks = [n for n in app.root.walk() if n.role == 'label' and CLOCK.match(n.name)]
        assert len(clocks) >= 2, clocks

    with tap.test('the screens and colours to choose from have names'):
        app.find('button', '投到哪里、怎么显示').click()
        app.find('menu item', '深色')
        app.find('menu item', re.compile('DUMMY1'))
        assert not app.root.unnamed(), app.root.unnamed()
        press('Escape')
        app.wait_gone('menu item', '深色')

    with tap.test('a message is masked, covers the page and is taken off again'):
        app.find('toggle button', '给会场的提示').click()
        app.find(None, '给会场的提示', state='focused')
        type_text(f'请{session.next["name"]}回电{session.next["phone"]}')
        press('Return')
        wait_for(lambda: any(t.startswith('请' + session.next['name'][0] + '**回电')
                             for t in texts(app)), lambda: texts(app))
        assert session.next['name'] not in str(texts(app))
        assert not any(CLOCK.match(text) for text in texts(app))

    with tap.test('after kill -9 the room sees the same page, message, and frozen picture'):
        freeze = app.find('toggle button', '定格画面')
        freeze.click()
        freeze.wait_state('pressed')
        before = texts(app)
        app.kill()

    console = session.book.read('meeting', 'console', session.number)
    with tap.test('what the room saw is in the book'):
        assert console['page'].startswith('speaker '), console
        assert console['frozen'] and '回电' in console['message'], console

    with stage.run_app([session.path]) as app:
        with tap.test('it comes back on the same monitor without a key'):
            stage.wait_geometry(app, (*MONITORS[1][:2], 1920, 1080), TITLE)
            wait_for(lambda: texts(app) == before, lambda: (texts(app), before))
            assert app.find('toggle button', '定格画面').has('pressed')

    with tap.test('an end that was meant is an end'):
        console = session.book.read('meeting', 'console', session.number)
        assert (console['page'], console['frozen'], console['message']) == ('', False, ''), console
        assert 'uninhibit' in asked.read_text(), asked.read_text()
