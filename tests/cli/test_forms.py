# SPDX-License-Identifier: GPL-3.0-or-later
"""What scripts and the help desk rely on: help, JSON, tables, history, backups, imports."""

import csv
import io
import re
import unicodedata

from teatime import DATA, PROGRAM, equal, new_book

from tap import Tap

FORMS = {
    'book': 'new sample check backup restore history undo redo',
    'request': 'add list show import',
    'topic': 'list add take drop verdict choose',
    'meeting': 'plan list show invite attend agenda rules presence console start close',
    'floor': 'queue ask move withdraw advise give show pause resume more end turns times',
    'remark': 'add list correct versions draft',
    'ballot': 'record by-party show',
    'suggestion': 'list add decide join part ask dissent agree dissents',
    'assignment': 'add progress close list',
    'followup': 'add list',
    'rule': 'add revise list',
}
REQUEST_FIELDS = {
    'id', 'number', 'source_number', 'text', 'channel', 'person', 'phone', 'address',
    'received_at', 'category', 'status', 'topic',
}
FIGURES = {
    'grids_first', 'grids_second', 'grids_third', 'grid_workers', 'requests_collected',
    'requests_resolved', 'disputes_mediated', 'households_heard', 'meetings_held', 'categories',
    'needs', 'suggestions_collected', 'suggestions_adopted', 'items_done', 'rules_in_force',
}


def cells(text):
    """Return how wide a terminal shows a text."""
    return sum(2 if unicodedata.east_asian_width(c) in 'WF' else 1 for c in text)


def help_is_there(tap, teatime):
    with tap.test('the help names every form and what it is for'):
        text = teatime.text('--help')
        for noun, verbs in FORMS.items():
            for verb in verbs.split():
                assert re.search(rf'^  {noun} {verb}  +\S', text, re.MULTILINE), f'{noun} {verb}'
        for noun in 'figures', 'statement', 'trace':
            assert re.search(rf'^  {noun}  +\S', text, re.MULTILINE), noun
        equal(teatime.text('help'), text)

    with tap.test('the help of a noun and of a verb tells what they take'):
        for noun, verbs in FORMS.items():
            text = teatime.text(noun, '--help')
            for verb in verbs.split():
                assert re.search(rf'^  {noun} {verb}\b', text, re.MULTILINE), f'{noun} {verb}'
                one = teatime.text(noun, verb, '--help')
                equal(len(re.findall(r'^  \w', one, re.MULTILINE)), 1, f'{noun} {verb} --help')
        assert '[--dry-run]' in teatime.text('request', 'import', '--help')
        assert '[--rows FIGURE]' in teatime.text('figures', '--help')

    with tap.test('no line of the help is too long, or ends in a space'):
        for args in ('--help',), *((noun, '--help') for noun in FORMS):
            for line in teatime.text(*args).splitlines():
                assert cells(line) <= 80 and line == line.rstrip(), repr(line)

    with tap.test('the version is said'):
        assert re.fullmatch(r'teatime-cli \d+\.\d+\S*\n', teatime.text('--version')), PROGRAM

    with tap.test('what is no command is answered with those there are'):
        for noun, verbs in FORMS.items():
            message = teatime.refused(noun, 'dance', status=2, says='dance')
            for verb in verbs.split():
                assert verb in message, message
        teatime.refused('dance', status=2, says='--help')


def requests(tap, teatime):
    with tap.test('a request has the fields that scripts read'):
        added = teatime.json('request', 'add', '路灯不亮', '--person', '张桂英', '--phone', '13800001234',
                             '--address', '2栋1单元301', '--received', '2026年10月8日 8:05',
                             '--channel', 'door', '--category', '设施维修')
        listed, = teatime.json('request', 'list')
        equal(listed, added)
        assert REQUEST_FIELDS <= listed.keys(), listed
        equal({name: listed[name] for name in ('text', 'person', 'phone', 'address', 'received_at',
                                               'channel', 'category', 'status', 'topic')},
              {'text': '路灯不亮', 'person': '张桂英', 'phone': '13800001234',
               'address': '2栋1单元301室', 'received_at': '2026-10-08 08:05:00', 'channel': 'door',
               'category': '设施维修', 'status': 'open', 'topic': None})
        assert isinstance(listed['id'], str) and int(listed['id']) > 0

    with tap.test('days are read in every usual spelling'):
        for spelling in '2026-10-08', '2026/10/8', '2026.10.8', '2026年10月8日', '２０２６年１０月８日':
            number = teatime.number('request', 'add', f'写法 {spelling}', '--received', spelling)
            equal(teatime.json('request', 'show', number)['received_at'], '2026-10-08 00:00:00')
            teatime.text('request', 'remove', number)
        planned = teatime.json('meeting', 'plan', '10月8日', '9:30')
        assert planned['starts_at'].endswith('-10-08 09:30:00'), planned

    with tap.test('two characters find a request, and the limit holds'):
        for text in '楼道堆满杂物', '楼道太黑', '水管漏水':
            teatime.json('request', 'add', text)
        equal({request['text'] for request in teatime.json('request', 'list', '--search', '楼道')},
              {'楼道堆满杂物', '楼道太黑'})
        equal(len(teatime.json('request', 'list', '--limit', 2)), 2)
        equal(teatime.json('request', 'list', '--search', '电梯'), [])

    with tap.test('a text may come from the standard input, with its lines'):
        added = teatime.json('request', 'add', '-', input='第一行\n第二行\n'.encode())
        equal(added['text'], '第一行\n第二行')

    with tap.test('what looks like an option is a text behind two dashes'):
        equal(teatime.json('request', 'add', '--', '--json')['text'], '--json')


def tables(tap, teatime):
    with tap.test('the columns of a table stand under each other, though characters are wide'):
        lines = teatime.text('request', 'list').splitlines()
        begin = cells(lines[0][:lines[0].index('Text')])
        equal(len(lines) - 1, len(teatime.json('request', 'list')))
        for line in lines[1:]:
            width = 0
            for place, character in enumerate(line):
                if width == begin:
                    break
                width += cells(character)
            equal(width, begin, f'where the text begins in {line!r}')
            assert line[place - 1] == ' ' and line[place] != ' ', line

    with tap.test('an empty list is no line, and an empty array for scripts'):
        equal(teatime.text('rule', 'list'), '')
        equal(teatime.json('rule', 'list'), [])

    with tap.test('the figures are one object, and the same numbers for people'):
        figures = teatime.json('figures')
        assert FIGURES <= figures.keys(), figures
        lines = [line.split(maxsplit=2) for line in teatime.text('figures').splitlines()]
        equal({name: int(value) for name, value, _ in lines}, figures)


def imports(tap, teatime):
    sheet = DATA / 'wjx_export_gbk.csv'

    with tap.test('a dry run says what would be taken over and changes nothing'):
        before = teatime.bytes()
        result = teatime.json('request', 'import', sheet, '--dry-run')
        assert result['dry_run'] and result['added'] > 0, result
        equal(teatime.bytes() == before, True, 'that the book is as before')

    with tap.test('a sheet in GBK is taken over with its own numbers, as one thing to undo'):
        before = teatime.json('request', 'list')
        taken = teatime.json('request', 'import', sheet)
        equal(taken, result | {'dry_run': False})
        equal(taken['read'], taken['added'] + taken['duplicates'] + len(taken['skipped']))
        listed = teatime.json('request', 'list', '--channel', 'survey')
        equal(len(listed), taken['added'])
        assert all(request['source_number'] for request in listed), listed
        teatime.text('book', 'undo')
        equal(teatime.json('request', 'list'), before)
        teatime.text('book', 'redo')
        equal(len(teatime.json('request', 'list')), len(before) + taken['added'])

    with tap.test('what is there already is a duplicate, in another encoding too'):
        for path in sheet, DATA / 'wjx_export_utf8bom.csv':
            again = teatime.json('request', 'import', path)
            equal((again['added'], again['duplicates']), (0, taken['added']), path.name)

    with tap.test('the same sheet can be taken for what it is, and not for a chat'):
        equal(teatime.json('request', 'import', sheet, '--as', 'sheet', '--dry-run')['duplicates'],
              taken['added'])
        teatime.refused('request', 'import', sheet, '--as', 'chat')
        teatime.refused('request', 'import', sheet, '--as', 'poem', says='sheet')


def history(tap, teatime):
    with tap.test('the history says what was done, and undo and redo go back and forth'):
        teatime.json('topic', 'add', '路灯')
        equal(teatime.json('book', 'history', '--limit', 1)[0]['title'], 'Added a topic')
        equal(teatime.json('book', 'undo'), {'undone': 'Added a topic'})
        equal(teatime.json('topic', 'list'), [])
        assert 'taken back' in teatime.text('book', 'history', '--limit', 1)
        equal(teatime.json('book', 'redo'), {'redone': 'Added a topic'})
        equal([topic['title'] for topic in teatime.json('topic', 'list')], ['路灯'])

    with tap.test('thirty things are taken back one by one in later runs'):
        before = teatime.json('request', 'list')
        for i in range(30):
            teatime.text('request', 'add', f'第{i}条')
        for _ in range(30):
            teatime.text('book', 'undo')
        equal(teatime.json('request', 'list'), before)


def backups(tap, teatime):
    with tap.test('a backup is made, listed, and put back; the book is set aside'):
        before = teatime.json('request', 'list')
        backup = teatime.json('book', 'backup')['backup']
        assert backup in [str(teatime.folder / path) for path in teatime.json('book', 'backups')]
        teatime.text('request', 'add', '备份以后的一条')
        restored = teatime.json('book', 'restore', backup)
        equal(restored['restored'], backup)
        equal(teatime.json('request', 'list'), before)
        aside = teatime.folder / restored['aside']
        teatime.book, book = aside, teatime.book
        equal(len(teatime.json('request', 'list', '--search', '备份以后')), 1)
        teatime.book = book

    with tap.test('without a name the latest backup is put back, also within one second'):
        teatime.text('request', 'import', DATA / 'wechat_mac_copy.txt')
        backup = teatime.json('book', 'backup')['backup']
        after = teatime.json('request', 'list')
        equal(teatime.folder / teatime.json('book', 'backups')[0], teatime.folder / backup)
        teatime.text('book', 'undo')
        teatime.text('book', 'restore')
        equal(teatime.json('request', 'list'), after)

    with tap.test('nobody else can read a book or a backup'):
        for path in teatime.book, *(teatime.folder / p for p in teatime.json('book', 'backups')):
            equal(path.stat().st_mode & 0o077, 0, path.name)

    with tap.test('a sound book is said to be sound, a damaged one is refused'):
        equal(teatime.json('book', 'check'), {'check': 'ok'})
        content = bytearray(teatime.bytes())
        content[8192:len(content) // 2] = bytes(len(content) // 2 - 8192)
        teatime.book.write_bytes(content)
        teatime.refused('book', 'check')

    with tap.test('a damaged book is replaced by the backup'):
        teatime.json('book', 'restore', backup)
        equal(teatime.json('request', 'list'), after)
        equal(teatime.json('book', 'check'), {'check': 'ok'})


def groups(tap, teatime):
    with tap.test('every request is in one group, under the number that it came with'):
        rows = list(csv.DictReader(io.StringIO(teatime.text('topic', 'group', '--csv'))))
        expected = [r['source_number'] or r['number'] for r in teatime.json('request', 'list')]
        equal(sorted(row['id'] for row in rows), sorted(expected))
        equal(all(row['group'] for row in rows), True)

    with tap.test('what was asked in the same words is proposed as one group'):
        numbers = [teatime.json('request', 'add', f'青枫里窨井盖松动{mark}')['number']
                   for mark in ('', '！', '。。')]
        proposed = [set(group['requests']) for group in teatime.json('topic', 'group')]
        equal(set(numbers) in proposed, True)


with Tap() as tap, new_book() as teatime:
    for part in help_is_there, requests, groups, tables, imports, history, backups:
        part(tap, teatime)
