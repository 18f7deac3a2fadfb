# SPDX-License-Identifier: GPL-3.0-or-later
"""What is refused is refused in one sentence, and the book stays as it was, byte for byte."""

import contextlib
import os
import resource
import shutil
import signal
import sqlite3
import stat
import struct
import tempfile

from teatime import PROGRAM, REFUSED, USAGE, Teatime, equal, new_book, without_privileges

from tap import Tap, Unavailable

# Where SQLite keeps the version of the schema, and the mark of what kind of file it is.
USER_VERSION = slice(60, 64)
HUGE = 10 * 1024 * 1024


def prepare(teatime):
    """Fill a book as far as an open meeting with a suggestion and an assignment."""
    numbers = {}
    for key in 'Q1', 'Q2', 'Q3':
        numbers[key] = teatime.number('request', 'add', f'诉求 {key}', '--person', f'居民{key}')
    for key in '1', '2', '3':
        numbers['T' + key] = teatime.number('topic', 'add', f'议题{key}')
        teatime.json('topic', 'take', numbers['T' + key], numbers['Q' + key])
    numbers['M'] = teatime.number('meeting', 'plan', '2026-11-25')
    for topic in 'T1', 'T2':
        teatime.json('topic', 'choose', numbers[topic], numbers['M'])
    for name in '张三妹', '李四宝':
        teatime.json('person', 'add', name, '--party', 'Residents')
        teatime.json('meeting', 'attend', numbers['M'], name)
    teatime.json('meeting', 'start', numbers['M'])
    numbers['S'] = teatime.number('suggestion', 'add', '轮流值日', '--topic', numbers['T1'],
                                  '--meeting', numbers['M'])
    numbers['S2'] = teatime.number('suggestion', 'add', '另一条', '--topic', numbers['T1'],
                                   '--meeting', numbers['M'])
    teatime.json('suggestion', 'decide', numbers['S'], 'adopted', '--reason', '都同意')
    numbers['A'] = teatime.number('assignment', 'add', '排表', '--suggestion', numbers['S'],
                                  '--carried-by', '物业', '--due', '2999-01-01')
    return numbers


def numbers_and_words(tap, teatime, n):
    with tap.test('an unknown number is refused by every verb that takes one'):
        for args in (
            ('request', 'show', '2026-9999'),
            ('request', 'close', '2026-9999', 'solved'),
            ('topic', 'take', 'T2026-999', n['Q1']),
            ('topic', 'take', n['T1'], n['Q2'], '2026-9999'),
            ('topic', 'drop', n['T1'], '2026-9999'),
            ('topic', 'verdict', 'T2026-999', 'declined', '--reason', '无'),
            ('topic', 'choose', n['T3'], 'M2026-999'),
            ('meeting', 'show', 'M2026-999'),
            ('meeting', 'start', 'M2026-999'),
            ('remark', 'add', 'M2026-999', '张三妹', '说了一句'),
            ('ballot', 'record', 'M2026-999', '同意吗', '--for', 1, '--against', 0),
            ('suggestion', 'add', '--remark', 'K2026-999'),
            ('suggestion', 'decide', 'S2026-999', 'adopted', '--reason', '好'),
            ('assignment', 'progress', 'A2026-999', '在办'),
            ('assignment', 'close', 'A2026-999', 'solved'),
            ('followup', 'add', '2026-9999', 'satisfied'),
            ('rule', 'revise', 'R2026-999', '新的'),
            ('trace', 'S2026-999'),
        ):
            teatime.refused(*args, says='999')

    with tap.test('what is no number, and the number of something else, is refused'):
        teatime.refused('trace', 'X2026-001', says='X2026-001')
        teatime.refused('trace', '', says='')
        teatime.refused('topic', 'show', n['Q1'], says=n['Q1'])
        teatime.refused('request', 'show', "2026-0001' OR 1=1 --")

    with tap.test('an unknown word is refused, and the known ones are named'):
        teatime.refused('request', 'add', '坏了', '--channel', 'pigeon', says='hotline')
        teatime.refused('request', 'list', '--status', 'lost', says='handling')
        teatime.refused('topic', 'verdict', n['T3'], 'maybe', '--reason', '无', says='declined')
        teatime.refused('figures', '--rows', 'happiness', says='happiness')

    with tap.test('a day that does not exist is refused in every spelling'):
        for day in '2026-02-30', '2026/2/30', '2026年2月30日', '2-30', '2026-13-01', 'soon', '':
            teatime.refused('meeting', 'plan', day)
        teatime.refused('request', 'add', '坏了', '--received', '2026-02-30', says='2026-02-30')
        teatime.refused('request', 'add', '坏了', '--received', '2026-02-20 25:00', says='25:00')
        teatime.refused('assignment', 'add', '排表', '--carried-by', '物业', '--topic', n['T1'],
                        '--due', '2026-02-30', says='2026-02-30')
        teatime.refused('rule', 'add', '办法', '内容', '--review-on', '2026-02-30', says='2026-02-30')
        teatime.refused('figures', '--from', '2026-02-30', says='2026-02-30')
        teatime.refused('figures', '--from', '2026-12-01', '--to', '2026-11-01')


def procedure(tap, teatime, n):
    with tap.test('a third core topic is refused and says why'):
        teatime.refused('topic', 'choose', n['T3'], n['M'], says='one or two core topics')

    with tap.test('more hands than people present are refused'):
        teatime.refused('ballot', 'record', n['M'], '同意吗', '--for', 2, '--against', 1,
                        says='more hands than people')

    with tap.test('a verdict, a decision and an end that is none need their reason'):
        for verdict in 'direct', 'transfer', 'declined':
            teatime.refused('topic', 'verdict', n['T3'], verdict, says='reason')
        teatime.refused('topic', 'verdict', n['T3'], 'later', '--until', '2999-01-01', says='reason')
        teatime.refused('topic', 'verdict', n['T3'], 'later', '--reason', '等方案', says='until')
        for verdict in 'adopted', 'declined', 'deferred':
            teatime.refused('suggestion', 'decide', n['S2'], verdict, says='reason')
        for outcome in 'partly', 'unsolvable':
            teatime.refused('assignment', 'close', n['A'], outcome, says='reason')
            teatime.refused('assignment', 'close', n['A'], outcome, '--note', ' \n', says='reason')

    with tap.test('of several people, one unknown name invites nobody'):
        teatime.json('person', 'add', '王五妹', '--party', 'Residents')
        teatime.refused('meeting', 'invite', n['M'], '王五妹', '赵无人', says='赵无人')

    with tap.test('two people of one name are told apart, not guessed'):
        for phone in '13800005678', '13800009012':
            teatime.json('person', 'add', '陈同名', '--party', 'Residents', '--phone', phone)
        teatime.refused('meeting', 'attend', n['M'], '陈同名', says='陈同名')

    with tap.test('nothing more to undo or to do again is said'):
        teatime.refused('book', 'redo')
        with new_book() as fresh:
            while fresh.run('book', 'undo').returncode == 0:
                pass
            fresh.refused('book', 'undo')


def texts(tap, teatime):
    with tap.test('a text of 10 MB is refused'):
        teatime.refused('request', 'add', '-', input=b'a' * HUGE)
        teatime.refused('topic', 'add', '题目', '--summary', '-', input='堵'.encode() * (HUGE // 3))

    with tap.test('a text without words is refused'):
        for text in '', ' \n\t', '\u3000':
            teatime.refused('request', 'add', text)

    with tap.test('a NUL byte is refused, typed or in a file'):
        teatime.refused('request', 'add', '-', input='楼道'.encode() + b'\0' + b'rest')
        for name, content in ('chat.txt', '张三妹 2026/10/21 09:12\n堆满\0纸箱了\n'), \
                             ('sheet.csv', '姓名,诉求内容\n张三妹,堆满\0纸箱了\n'):
            path = teatime.folder / name
            path.write_bytes(content.encode())
            teatime.refused('request', 'import', path)

    with tap.test('a text that is not UTF-8 is refused'):
        teatime.refused('request', 'add', '-', input='楼道'.encode('gbk'), says='UTF-8')

    with tap.test('of a sheet with a field of 10 MB only that line is refused'):
        path = teatime.folder / 'huge.csv'
        path.write_text(f'姓名,诉求内容\n甲一,路灯不亮\n乙二,{"堵" * (HUGE // 3)}\n', encoding='utf-8')
        done = teatime.json('request', 'import', path)
        equal(done['added'], 1, 'added')
        equal([row['line'] for row in done['skipped']], [3], 'lines that were left out')
        equal('32 KB' in done['skipped'][0]['reason'], True, 'whether the reason is the length')
        teatime.run('undo')

    with tap.test('a file that is not there, no file, or of no known form is refused'):
        teatime.refused('request', 'import', teatime.folder / 'nowhere.csv', says='nowhere.csv')
        teatime.refused('request', 'import', teatime.folder, says='not a file')
        empty = teatime.folder / 'empty.csv'
        empty.write_bytes(b'')
        teatime.refused('request', 'import', empty)
        random = teatime.folder / 'picture.csv'
        random.write_bytes(bytes(range(256)) * 64)
        teatime.refused('request', 'import', random)


def files(tap, teatime):
    def other(name, content):
        book = Teatime(teatime.folder, name)
        book.book.write_bytes(content)
        return book

    with tap.test('a file that is no book is refused and not touched'):
        for content in b'', b'just a letter\n' * 500, os.urandom(8192), teatime.bytes()[:5000]:
            other('letter.txt', content).refused('request', 'list')
            other('letter.txt', content).refused('request', 'add', '坏了')
        database = sqlite3.connect(teatime.folder / 'other.db')
        with contextlib.closing(database), database:
            database.execute('CREATE TABLE t (x)')
        Teatime(teatime.folder, 'other.db').refused('request', 'list')

    with tap.test('a book that is not there, and a folder, are refused'):
        Teatime(teatime.folder, 'nowhere.teatime').refused('request', 'list', says='nowhere.teatime')
        assert not (teatime.folder / 'nowhere.teatime').exists()
        teatime.folder.joinpath('folder').mkdir()
        Teatime(teatime.folder, 'folder').refused('request', 'list')

    with tap.test('a new book never takes the place of a file'):
        teatime.refused('book', 'new', says='already')
        teatime.refused('book', 'sample')

    with tap.test('a book of a newer Teatime is refused'):
        content = bytearray(teatime.bytes())
        version, = struct.unpack('>I', content[USER_VERSION])
        content[USER_VERSION] = struct.pack('>I', version + 1)
        newer = other('newer.teatime', content)
        for args in ('request', 'list'), ('request', 'add', '坏了'), ('book', 'check'):
            newer.refused(*args, says='newer')

    with tap.test('what is no backup is not put in the place of the book'):
        letter = teatime.folder / 'letter.txt'
        letter.write_text('just a letter\n')
        teatime.refused('book', 'restore', letter)
        teatime.refused('book', 'restore', teatime.folder / 'nowhere.teatime')
        with new_book() as fresh:
            fresh.refused('book', 'restore', says='no backup')

    with tap.test('a second opener is told so'):
        holder = sqlite3.connect(teatime.book, isolation_level=None)
        with contextlib.closing(holder):
            holder.execute('BEGIN EXCLUSIVE')
            done = teatime.run('request', 'add', '坏了')
            holder.execute('ROLLBACK')
        equal(done.returncode, REFUSED)
        equal(done.stderr.count(b'\n'), 1)
        equal(len(teatime.json('request', 'list', '--search', '坏了')), 0)


def disks(tap):
    with tap.test('a folder that cannot be written is refused'), \
            tempfile.TemporaryDirectory(prefix='teatime-') as folder:
        # The program and the folder have to be within reach of whoever stands in for root.
        os.chmod(folder, 0o777)
        teatime = Teatime(folder)
        options = without_privileges()
        if options:
            # The build may stand where only its owner may go.
            options['executable'] = shutil.copy(PROGRAM, folder)
            try:
                teatime.run('--version', **options)
            except PermissionError as error:
                raise Unavailable('nothing can be run without privileges here') from error
        teatime.text('book', 'new', **options)
        teatime.text('request', 'add', '第一条', **options)
        # Where there is a journal from before, nothing has to be made in the folder.
        teatime.folder.joinpath('book.teatime-journal').unlink(missing_ok=True)
        os.chmod(folder, 0o555)
        teatime.refused('request', 'add', '第二条', **options)
        Teatime(folder, 'new.teatime').refused('book', 'new', **options)
        os.chmod(folder, 0o777)
        teatime.book.chmod(stat.S_IRUSR)
        teatime.refused('request', 'add', '第二条', **options)
        teatime.book.chmod(stat.S_IRUSR | stat.S_IWUSR)
        equal(len(teatime.json('request', 'list')), 1)

    with tap.test('a disk without room is refused and nothing is lost'), new_book() as teatime:
        teatime.text('request', 'add', '第一条')
        size = teatime.book.stat().st_size

        def refused_with_room_for(n_bytes, *args, **options):
            def limit():
                signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
                resource.setrlimit(resource.RLIMIT_FSIZE, (n_bytes, n_bytes))

            teatime.refused(*args, preexec_fn=limit, restore_signals=False, **options)

        refused_with_room_for(size, 'request', 'add', '-', input='长'.encode() * 10000)
        refused_with_room_for(size // 2, 'book', 'backup')
        equal([request['text'] for request in teatime.json('request', 'list')], ['第一条'])
        equal(teatime.json('book', 'check'), {'check': 'ok'})

    with tap.test('an answer that cannot be written is a failure'), new_book() as teatime, \
            open('/dev/full', 'wb') as full:
        done = teatime.run('category', 'list', stdout=full)
        equal(done.returncode, REFUSED)
        equal(done.stderr.count(b'\n'), 1)


def usage(tap, teatime):
    with tap.test('a command that was written wrongly ends with status 2'):
        for args in (
            (),
            ('dance',),
            ('request',),
            ('request', 'dance'),
            ('request', 'show'),
            ('request', 'show', '2026-0001', '2026-0002'),
            ('request', 'list', '--colour', 'red'),
            ('request', 'list', '--limit'),
            ('request', 'list', '--limit', 'many'),
            ('request', 'list', '--limit', '0'),
            ('request', 'list', '--limit', '1', '--limit', '2'),
            ('ballot', 'record', 'M2026-001', '同意吗', '--for', '-1', '--against', '0'),
            ('ballot', 'record', 'M2026-001', '同意吗', '--for', '99999999999', '--against', '0'),
        ):
            teatime.refused(*args, status=USAGE)


with Tap() as tap:
    with new_book() as teatime:
        numbers = prepare(teatime)
        numbers_and_words(tap, teatime, numbers)
        procedure(tap, teatime, numbers)
        texts(tap, teatime)
        files(tap, teatime)
        usage(tap, teatime)
    disks(tap)
