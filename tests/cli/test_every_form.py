# SPDX-License-Identifier: GPL-3.0-or-later
"""Every command, as the help writes it, refuses what it cannot take and leaves the book alone.

The forms are read from the program, so that a new command is tested from its first day.
"""

import re

from teatime import PROGRAM, REFUSED, SELDOM, USAGE, equal, new_book

from tap import Tap

# A command of the overview, and the words of a form: NAME, [NAME], NAME…, --option, [--option NAME].
COMMAND = re.compile(r'^  ([a-z]+) ([a-z]+)?  ', re.MULTILINE)
WORD = re.compile(r'\[?--[a-z-]+(?: [A-Z]+)?\]?|\[?[A-Z]+…?\]?')

# These open no book, or wait for something other than numbers and days.
ALONE = {('book', 'new'), ('book', 'sample'), ('book', 'restore'), ('book', 'check')}

# What a placeholder may stand for, and what it cannot. The file is one that is there.
GOOD = {
    'DAY': '2026-11-25', 'TIME': '14:30', 'TEXT': '文字', 'TITLE': '题目', 'NAME': '张三妹',
    'PERSON': '张三妹', 'SPEAKER': '张三妹', 'NUMBER': '13800001234', 'N': '1', 'WORDS': '文字',
    'ADDRESS': '2栋1单元301', 'VERDICT': 'declined', 'OUTCOME': 'solved', 'WAY': 'phone',
    'SATISFACTION': 'satisfied', 'FIELD': 'note', 'POINTS': '1', 'DAYS': '5,25',
    'CRITERION': '迫切程度', 'FIGURE': 'needs', 'FILE': 'nothing.csv', 'GRID': '第一网格',
    'VALUE': 'x', 'WORD': 'x', 'MONTH': '2026-11', 'KIND': 'hazard', 'NAMES': '张三妹',
    'PLACE': '1', 'OTHER': 'S2026-001', 'HANDS': '居民=1/0/0',
}
UNKNOWN = {
    'REQUEST': '2026-9999', 'TOPIC': 'T2026-999', 'MEETING': 'M2026-999', 'REMARK': '999',
    'SUGGESTION': 'S2026-999', 'ASSIGNMENT': 'A2026-999', 'RULE': 'R2026-999', 'BALLOT': '999',
    'VISIT': '999', 'MEDIATION': '999',
}
IMPOSSIBLE = ('2026-02-30', '2026-13-01', '0000-00-00', '25.11.2026', 'tomorrow', '')

# Whether while it is read or while it is done.
EITHER = (REFUSED, USAGE)


class Form:
    """A command with what it wants."""

    def __init__(self, noun, verb, text):
        self.command = (noun, verb) if verb else (noun,)
        self.required = []
        self.options = {}
        for word in WORD.findall(text):
            name, _, value = word.strip('[]').partition(' ')
            if name.startswith('--'):
                self.options[name] = value
                if not word.startswith('['):
                    self.required += [name, value]
            elif not word.startswith('['):
                self.required.append(name.rstrip('…'))

    def fill(self, known):
        """Return a line in which all that is required is there."""
        return [*self.command, *(known.get(word, GOOD.get(word, word)) for word in self.required)]


def read_forms(teatime):
    """Ask the program for all of its commands, and each command for its form."""
    overview = teatime.text('help')
    for noun, verb in COMMAND.findall(overview):
        command = [noun, verb] if verb else [noun]
        said = teatime.run(*command, '--no-such-option').stderr.decode()
        usage = ' '.join(said.split('Usage:', 1)[1].split())
        yield Form(noun, verb, usage.split(' '.join(command), 1)[1])


def prepare(teatime):
    """Fill a book so that there is one of each."""
    known = {'REQUEST': teatime.number('request', 'add', '楼道灯不亮')}
    teatime.json('person', 'add', '张三妹', '--party', 'Residents')
    known['TOPIC'] = teatime.number('topic', 'add', '楼道照明')
    known['MEETING'] = teatime.number('meeting', 'plan', '2026-11-25')
    known['SUGGESTION'] = teatime.number('suggestion', 'add', '换声控灯', '--topic', known['TOPIC'])
    teatime.json('suggestion', 'decide', known['SUGGESTION'], 'adopted', '--reason', '都同意')
    known['ASSIGNMENT'] = teatime.number('assignment', 'add', '换灯', '--suggestion',
                                         known['SUGGESTION'], '--carried-by', '物业',
                                         '--due', '2999-01-01')
    known['RULE'] = teatime.number('rule', 'add', '楼道照明管护办法', '坏了三天内换',
                                   '--suggestion', known['SUGGESTION'])
    known['VISIT'] = teatime.json('visit', 'add', '2栋1单元301')['id']
    known['MEDIATION'] = teatime.json('mediation', 'add', known['REQUEST'], '说和了', '--by',
                                      '张三妹')['id']
    return known


def wrongly_written(tap, teatime, forms, known):
    with tap.test('an option that there is not'):
        for form in forms:
            teatime.refused(*form.fill(known), '--no-such-option', status=USAGE)

    with tap.test('less than is needed'):
        for form in forms:
            if form.required and form.required[0] != 'NUMBER':
                teatime.refused(*form.command, status=USAGE)

    with tap.test('an option without its value'):
        for form in forms:
            for option, value in form.options.items():
                if value and option not in form.required:
                    teatime.refused(*form.fill(known), option, status=USAGE)

    with tap.test('an option twice'):
        for form in forms:
            for option, value in form.options.items():
                if value and option not in form.required:
                    twice = [option, GOOD.get(value, known.get(value, 'x'))] * 2
                    teatime.refused(*form.fill(known), *twice, status=USAGE)


def wrong_values(tap, teatime, forms, known):
    with tap.test('a number of nothing, where a command needs one'):
        for form in forms:
            for word, number in UNKNOWN.items():
                if word in form.required:
                    teatime.refused(*form.fill(known | {word: number}), status=EITHER)

    with tap.test('a number of nothing behind an option'):
        for form in forms:
            for option, value in form.options.items():
                if value in UNKNOWN and option not in form.required:
                    teatime.refused(*form.fill(known), option, UNKNOWN[value], status=EITHER)

    for day in IMPOSSIBLE:
        with tap.test(f'the day “{day}”, wherever a day is asked for'):
            for form in forms:
                if 'DAY' in form.required:
                    teatime.refused(*form.fill(known | {'DAY': day}), status=EITHER)
                for option, value in form.options.items():
                    if value == 'DAY' and option not in form.required:
                        teatime.refused(*form.fill(known), option, day, status=EITHER)


with Tap() as tap, new_book() as teatime:
    forms = [form for form in read_forms(teatime) if form.command not in ALONE]
    known = prepare(teatime)

    with tap.test(f'{PROGRAM.name} tells the form of all its commands'):
        equal(len(forms) > 70, True, f'{len(forms)} forms are enough')
        equal(sum('DAY' in (*form.required, *form.options.values()) for form in forms) > 15, True)

    wrongly_written(tap, teatime, forms[::SELDOM], known)
    wrong_values(tap, teatime, forms[::SELDOM], known)
