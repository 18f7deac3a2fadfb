#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures what Teatime promises and prints each figure beside its goal.

Usage: run.py BUILD_DIRECTORY [REQUESTS]

Most goals are ratios within one run: against a bare window, the same disk or another way to do
the same, measured by turns, because seconds say more about the machine than about the program.
Timings are no test: whatever they are, the run succeeds. ./dev bench builds for speed first.
"""

import contextlib
import csv
import os
import random
import re
import select
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / 'app'))

from process import run

SEED = 20261123
REQUESTS = 100_000
FEW_REQUESTS = 1_000
# Whoever asks asks again.
REQUESTS_EACH = 5
ROUNDS = 3
STARTS = 9
# A window that has drawn nothing for so long has come to rest.
QUIET = 0.7
# Seconds for which a window at rest is watched.
IDLE = 10
LIMIT = 60
# How often the list is scrolled, and the milliseconds between: more often than frames are drawn.
SCROLLS = 300
PACE = 12

PLACES = ('楼道', '楼门口', '小区大门', '地下车库', '健身广场', '垃圾站旁', '凉亭边', '电梯间')
MATTERS = ('堆了很多纸箱，过不去人', '的路灯不亮，老人晚上不敢走', '电动车乱停，没有充电桩',
           '漏水，墙上都是霉斑', '有人半夜唱歌，噪声很大', '的消防通道被车占了',
           '的垃圾两天没人收', '的电梯又停了，轮椅下不来', '有狗叫，吵得睡不着', '停车位不够用')
WISHES = ('请尽快处理。', '希望社区来看一看。', '已经说过两次了。', '请物业给个答复。', '')
CATEGORIES = ('环境卫生', '公共安全', '物业管理', '邻里纠纷', '停车充电')
HEADERS = ('诉求编号', '姓名', '联系电话', '地址', '诉求类别', '诉求内容', '登记时间')


def write_sheet(path, rows):
    """A sheet as a hotline sends it, of invented requests, the same at each run."""
    rng = random.Random(SEED)
    residents = [(
        f'{rng.choice("沈杜范尹岳邵")}{rng.choice("巧玉桂明建秀")}{rng.choice("云兰芳华强平")}',
        f'138{rng.randint(0, 99_999_999):08}',
        f'{rng.randint(1, 30)}栋{rng.randint(1, 4)}单元', f'{rng.randint(1, 18)}0{rng.randint(1, 4)}',
    ) for _resident in range(max(1, rows // REQUESTS_EACH))]

    with open(path, 'w', newline='', encoding='utf-8') as file:
        sheet = csv.writer(file)
        sheet.writerow(HEADERS)
        for number in range(rows):
            name, phone, unit, room = rng.choice(residents)
            sheet.writerow((
                f'GD{number:07}', name, phone, unit + room, rng.choice(CATEGORIES),
                f'{unit}{rng.choice(PLACES)}{rng.choice(MATTERS)}。{rng.choice(WISHES)}',
                f'2026-{rng.randint(1, 11):02}-{rng.randint(1, 28):02} '
                f'{rng.randint(7, 21):02}:{rng.randint(0, 59):02}:00'))


def write_workbook(path, sheet):
    """The rows of a sheet as Excel saves them, each text once."""
    numbers, rows = {}, []
    with open(sheet, newline='', encoding='utf-8') as file:
        for line, row in enumerate(csv.reader(file), 1):
            rows.append(f'<row r="{line}">' + ''.join(
                f'<c r="{chr(ord("A") + column)}{line}" t="s">'
                f'<v>{numbers.setdefault(text, len(numbers))}</v></c>'
                for column, text in enumerate(row)) + '</row>')

    main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
    office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
    package = 'http://schemas.openxmlformats.org/package/2006'
    kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
    parts = {
        '[Content_Types].xml':
            f'<Types xmlns="{package}/content-types">'
            '<Default Extension="rels"'
            ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
            f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}.sharedStrings+xml"/>'
            f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/>'
            '</Types>',
        '_rels/.rels':
            f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1"'
            f' Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        'xl/workbook.xml':
            f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
            '<sheet name="诉求" sheetId="1" r:id="rId1"/></sheets></workbook>',
        'xl/_rels/workbook.xml.rels':
            f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1"'
            f' Type="{office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2"'
            f' Type="{office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        'xl/sharedStrings.xml':
            f'<sst xmlns="{main}">'
            + ''.join(f'<si><t>{escape(text)}</t></si>' for text in numbers) + '</sst>',
        'xl/worksheets/sheet1.xml':
            f'<worksheet xmlns="{main}"><sheetData>' + ''.join(rows) + '</sheetData></worksheet>',
    }
    with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as file:
        for name, text in parts.items():
            file.writestr(name, '<?xml version="1.0" encoding="UTF-8"?>\n' + text)


class Table:
    """Prints the figures as they come."""

    def __init__(self):
        print(f'{"":44} {"measured":>12}  {"goal":<12}')

    def title(self, text):
        print(f'\n{text}')

    def ratio(self, what, measured, must=None, aim=None):
        """A goal: at most so many times something else."""
        goal = ''
        if must is not None:
            goal = f'≤ {must}×' + (f', aim {aim}×' if aim is not None else '')
            goal += '' if measured <= must else '   MISSED'
        print(f'  {what:42} {measured:11.3f}×  {goal}'.rstrip(), flush=True)

    def value(self, what, text):
        print(f'  {what:42} {text:>12}', flush=True)

    def seconds(self, what, seconds):
        self.value(what, f'{seconds:.2f} s' if seconds >= 1 else f'{seconds * 1000:.2f} ms')


class Work:
    """Runs bench-book on books in a folder of its own."""

    def __init__(self, build, folder):
        self.program = build / 'tests/bench/bench-book'
        self.folder = folder

    def __call__(self, work, *arguments):
        """Returns what one run printed, as a dictionary."""
        done = subprocess.run([self.program, work, *arguments], capture_output=True, text=True)
        if done.returncode != 0:
            sys.exit(f'bench-book {work} failed:\n{done.stderr}')
        return {name: float(value) for name, value in map(str.split, done.stdout.splitlines())}

    def book(self, name):
        return self.folder / f'{name}.teatime'

    def remove(self, name):
        for path in (self.book(name), Path(f'{self.book(name)}-journal')):
            path.unlink(missing_ok=True)


def import_with_sqlite(sheet, path):
    """The same sheet by sqlite3's own means, with its index for parts of words."""
    path.unlink(missing_ok=True)
    start = time.monotonic()
    subprocess.run(
        ['sqlite3', '-bail', path], check=True, text=True, input=f'''
PRAGMA journal_mode = TRUNCATE;
PRAGMA synchronous = EXTRA;
.import --csv {sheet} request
CREATE VIRTUAL TABLE search USING fts5 (body, tokenize = trigram);
INSERT INTO search (rowid, body)
SELECT rowid, 诉求内容 || ' ' || 姓名 || ' ' || 地址 || ' ' || 联系电话 FROM request;
''', stdout=subprocess.DEVNULL)
    return time.monotonic() - start


def measure_import(table, work, rows):
    sheet = work.folder / 'sheet.csv'
    write_sheet(sheet, rows)
    ours, theirs = [], []
    for _round in range(ROUNDS):
        work.remove('large')
        run = work('import', work.book('large'), sheet)
        ours.append(run['import'])
        if shutil.which('sqlite3'):
            theirs.append(import_with_sqlite(sheet, work.folder / 'sqlite.db'))

    table.title(f'Importing a CSV of {rows:,} rows, search index included')
    table.seconds('import', statistics.median(ours))
    table.seconds('  of which to read and compare', run['read'])
    table.value('rows a second', f'{run["rows"] / statistics.median(ours):,.0f}')
    table.value('rows added', f'{run["rows"]:,.0f}')
    table.value('memory at most', f'{run["memory"]:.0f} MiB')
    if theirs:
        table.seconds('sqlite3 .import and a trigram index', statistics.median(theirs))
        table.ratio('import', statistics.median(ours) / statistics.median(theirs), 0.75, 0.6)

    write_sheet(sheet, FEW_REQUESTS)
    work('import', work.book('small'), sheet)


READ_WITH_OPENPYXL = """
import sys, time
import openpyxl
start = time.monotonic()
book = openpyxl.load_workbook(sys.argv[1], read_only=True)
cells = sum(len(row) for row in book.active.iter_rows(values_only=True))
print(time.monotonic() - start, cells)
"""


def measure_workbook(table, work, rows):
    sheet, workbook = work.folder / 'sheet.csv', work.folder / 'sheet.xlsx'
    write_sheet(sheet, rows)
    write_workbook(workbook, sheet)
    ours, theirs = [], []
    for _round in range(ROUNDS):
        run = work('sheet', workbook)
        ours.append(run['read'])
        other = subprocess.run([sys.executable, '-c', READ_WITH_OPENPYXL, workbook],
                               capture_output=True, text=True)
        if other.returncode == 0:
            seconds, cells = other.stdout.split()
            assert int(cells) == run['cells'], (cells, run['cells'])
            theirs.append(float(seconds))

    table.title(f'Reading an XLSX of {rows:,} rows and {len(HEADERS)} columns')
    table.seconds('read', statistics.median(ours))
    table.value('memory at most', f'{run["memory"]:.0f} MiB')
    if theirs:
        table.seconds('openpyxl', statistics.median(theirs))
        table.ratio('read', statistics.median(ours) / statistics.median(theirs), 0.2, 0.15)
    else:
        table.value('openpyxl is not there', 'not compared')


def measure_list(table, work, rows):
    runs = {name: [] for name in ('small', 'large')}
    for _round in range(ROUNDS):
        for name in runs:
            runs[name].append(work('list', work.book(name)))

    def median(name, figure):
        return statistics.median(run[figure] for run in runs[name])

    table.title(f'The list of {rows:,} requests, and of {FEW_REQUESTS:,}')
    for figure, what in (('open', 'to open the book'), ('first', 'to the first 64 rows')):
        table.seconds(what, median('large', figure))
        table.seconds('  small book', median('small', figure))
    # The small book is in memory as a whole after some jumps; the large one never is.
    table.seconds('64 rows anywhere, median', median('large', 'jump.p50'))
    table.seconds('64 rows anywhere, 99th percentile', median('large', 'jump.p99'))
    table.ratio('  against a frame of 1/60 s', median('large', 'jump.p99') * 60)
    table.value('memory at most', f'{median("large", "memory"):.0f} MiB')
    table.value('memory at most, small book', f'{median("small", "memory"):.0f} MiB')


def measure_search(table, work):
    runs = [work('search', work.book('large')) for _round in range(ROUNDS)]

    def median(figure):
        return statistics.median(run[figure] for run in runs)

    table.title('Searching for two and more characters, the newest 50')
    table.value('words of which both find the same',
                f'{median("same"):.0f} of {median("words"):.0f}')
    table.value('words that are found', f'{median("found"):.0f}')
    table.seconds('search, median', median('search.p50'))
    table.seconds('search, 99th percentile', median('search.p99'))
    table.seconds('LIKE, median', median('like.p50'))
    table.seconds('LIKE, 99th percentile', median('like.p99'))
    table.ratio('99th percentiles',
                statistics.median(run['search.p99'] / run['like.p99'] for run in runs), 0.05, 0.01)


def measure_grouping(table, work, rows):
    table.title('Proposing which requests are about the same matter, in a thread')
    for most, goal in ((rows // 10, 0.5), (rows, 5)):
        runs = [work('group', work.book('large'), str(most)) for _round in range(ROUNDS)]
        table.seconds(f'{most:,} requests', statistics.median(run['group'] for run in runs))
        table.seconds('  reading them before', statistics.median(run['read'] for run in runs))
        if rows == REQUESTS:
            table.ratio(f'  against {goal:g} s',
                        statistics.median(run['group'] for run in runs) / goal, 1)
        table.value('  groups', f'{runs[0]["groups"]:.0f}')
        table.value('  memory at most', f'{max(run["memory"] for run in runs):.0f} MiB')


def measure_action(table, work):
    runs = [work('action', work.book('large')) for _round in range(ROUNDS)]

    def median(figure):
        return statistics.median(run[figure] for run in runs)

    table.title('One durable action')
    table.seconds('action, median', median('action.p50'))
    table.seconds('action, 99th percentile', median('action.p99'))
    table.seconds('4 KiB written and synced, median', median('write.p50'))
    table.ratio('medians', median('action.p50') / median('write.p50'), 5, 3)


class Program:
    """A program with a window, from its start on, and when it drew."""

    def __init__(self, frames, program, *arguments):
        self.start = time.monotonic()
        self.frames = []
        self._said = b''
        self.process = subprocess.Popen(
            [program, *arguments], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE, env=os.environ | {'LD_PRELOAD': str(frames)})

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        self.process.terminate()
        self.process.wait()
        self.process.stderr.close()

    def rest(self):
        """Wait until it has drawn, and draws no more."""
        start = time.monotonic()
        drawn = len(self.frames)
        while time.monotonic() - start < LIMIT:
            if select.select([self.process.stderr], [], [], QUIET)[0]:
                if not (some := os.read(self.process.stderr.fileno(), 1 << 16)):
                    break
                *lines, self._said = (self._said + some).split(b'\n')
                self.frames += [float(line[6:]) for line in lines if line.startswith(b'frame ')]
            elif len(self.frames) > drawn:
                return
        raise RuntimeError(f'{self.process.args[0]} drew nothing')

    @property
    def first(self):
        """Seconds from the start to the first picture."""
        return self.frames[0] - self.start

    def memory(self):
        """What is its own, and its part of what it shares, in MiB."""
        for line in Path(f'/proc/{self.process.pid}/smaps_rollup').read_text().splitlines():
            if line.startswith('Pss:'):
                return int(line.split()[1]) / 1024
        raise RuntimeError('the kernel does not say what a process weighs')

    def _switches(self):
        """How often each of its threads waited for something so far."""
        counts = {}
        for status in Path(f'/proc/{self.process.pid}/task').glob('*/status'):
            # A thread may be gone by now.
            with contextlib.suppress(OSError):
                counts[status.parent.name] = int(
                    re.search(r'^voluntary_ctxt_switches:\s+(\d+)', status.read_text(),
                              re.MULTILINE)[1])
        return counts

    def wake_ups(self, seconds):
        """How often any of its threads woke up, a second."""
        # What has just been started may still put itself to rest.
        time.sleep(seconds / 2)
        before = self._switches()
        time.sleep(seconds)
        return sum(count - before.get(thread, 0)
                   for thread, count in self._switches().items()) / seconds


def draw(*command):
    """Returns a program that has come to rest once more: how long it took and what it weighs."""
    with Program(*command) as program:
        program.rest()
        return program.first, program.memory()


def measure_start(table, frames, programs, rows):
    first = {name: [] for name in programs}
    memory = {name: [] for name in programs}
    for turn in range(STARTS + 1):
        for name, command in programs.items():
            started, weighs = draw(frames, *command)
            # The first turn only warms the disk's cache.
            if turn > 0:
                first[name].append(started)
                memory[name].append(weighs)

    first = {name: statistics.median(runs) for name, runs in first.items()}
    memory = {name: statistics.median(runs) for name, runs in memory.items()}
    table.title(f'Starting the window, by turns, {STARTS} times each')
    table.seconds('a bare window', first['hello'])
    table.seconds(f'with {FEW_REQUESTS:,} requests', first['small'])
    table.seconds(f'with {rows:,} requests', first['large'])
    table.ratio(f'{FEW_REQUESTS:,} requests against the bare window',
                first['small'] / first['hello'], 2.0, 1.7)
    table.ratio(f'{rows:,} requests against the bare window',
                first['large'] / first['hello'], 2.8, 2.2)
    table.ratio(f'{rows:,} requests against {FEW_REQUESTS:,}', first['large'] / first['small'], 1.1)
    for name, what in (('hello', 'memory of a bare window'),
                       ('small', f'memory with {FEW_REQUESTS:,} requests'),
                       ('large', f'memory with {rows:,} requests')):
        table.value(what, f'{memory[name]:.0f} MiB')
    table.ratio('memory against the bare window', memory['large'] / memory['hello'], 1.5, 1.3)


def measure_rest(table, frames, programs):
    table.title(f'At rest for {IDLE} s, any thread')
    for name, what in (('hello', 'wake-ups a second, a bare window'),
                       ('large', 'wake-ups a second')):
        with Program(frames, *programs[name]) as program:
            program.rest()
            count = program.wake_ups(IDLE)
        table.value(what, f'{count:.2f}')
    table.ratio('  against 0.1', count / 0.1, 1)


def active_geometry():
    """Returns (x, y, width, height) of the window that has the keys."""
    shell = run('xdotool', 'getactivewindow', 'getwindowgeometry', '--shell').decode()
    values = dict(line.split('=') for line in shell.split())
    return tuple(int(values[key]) for key in ('X', 'Y', 'WIDTH', 'HEIGHT'))


def measure_scrolling(table, frames, programs, rows):
    """The list of all requests, by the wheel, which moves it a little, and by whole pages."""
    table.title(f'Scrolling {rows:,} requests, {SCROLLS} times each')
    with Program(frames, *programs['large']) as program:
        program.rest()
        run('xdotool', 'key', 'alt+2')
        program.rest()
        left, top, width, height = active_geometry()
        for what, goal, move in (
                ('by the wheel', 1, ('click', '--repeat', SCROLLS, '--delay', PACE, 5)),
                # Each time other rows: for these there is only an aim, 58 frames a second.
                ('by pages', None, ('key', '--delay', PACE, *('Page_Down',) * SCROLLS))):
            # A click into the list first, so that keys go there.
            run('xdotool', 'mousemove', left + width * 2 // 5, top + height * 2 // 3, 'click', 1)
            program.rest()
            before = len(program.frames)
            run('xdotool', *move)
            program.rest()
            drawn = program.frames[before:]
            took = sorted(b - a for a, b in zip(drawn, drawn[1:]))
            table.value(f'frames, {what}', f'{len(drawn)}')
            table.seconds('  median', statistics.median(took))
            table.ratio('    against 1/58 s', statistics.median(took) * 58)
            table.seconds('  99th percentile', took[len(took) * 99 // 100])
            table.ratio('    against 24 ms', took[len(took) * 99 // 100] / 0.024, goal)
            table.ratio('  frames over 25 ms, against 2 %',
                        sum(seconds > 0.025 for seconds in took) / len(took) / 0.02, goal)


def measure_window(table, build, work, rows):
    try:
        from stage import X11Stage
        from tap import Unavailable
    except (ImportError, ValueError) as error:
        table.title('The window')
        table.value('not measured', str(error))
        return

    frames = build / 'tests/bench/bench-frames.so'
    app = build / 'src/app/teatime'
    programs = {'hello': (build / 'tests/bench/bench-hello',), 'small': (app, work.book('small')),
                'large': (app, work.book('large'))}
    try:
        with X11Stage(build):
            measure_start(table, frames, programs, rows)
            measure_rest(table, frames, programs)
            measure_scrolling(table, frames, programs, rows)
    except (OSError, RuntimeError, Unavailable) as error:
        table.value('not measured', str(error))


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    build = Path(sys.argv[1]).resolve()
    rows = int(sys.argv[2]) if len(sys.argv) == 3 else REQUESTS

    # Beside the build, not in the temporary directory: that may be no disk at all.
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(dir=build, prefix='bench-')))
        work = Work(build, folder)
        table = Table()
        measure_import(table, work, rows)
        measure_workbook(table, work, rows)
        measure_list(table, work, rows)
        measure_search(table, work)
        measure_grouping(table, work, rows)
        measure_action(table, work)
        measure_window(table, build, work, rows)


if __name__ == '__main__':
    main()
