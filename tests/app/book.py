# SPDX-License-Identifier: GPL-3.0-or-later
"""A book beside the window, and the words in which the window speaks of it."""

import datetime
import gettext
import json


def next_25th():
    """Return the next 25th as it stands in a book; today, if this is one."""
    day = datetime.date.today()
    while day.day != 25:
        day += datetime.timedelta(days=1)
    return day.isoformat()


def words_of(stage):
    """Return what turns a source string into the accessible name that the window has."""
    words = gettext.translation('teatime', stage.build / 'po', ['zh_CN'])

    def translate(text, context=None):
        found = words.pgettext(context, text) if context else words.gettext(text)
        return found.replace('_', '')

    return translate


class Book:
    """A book, as the command line sees it while the window is closed: a new one, or the sample."""

    def __init__(self, stage, name, contents='new', *options):
        self.stage = stage
        self.path = stage.books / f'{name}.teatime'
        self.cli('book', contents, *options)

    def cli(self, *args):
        return self.stage.cli('--book', self.path, *args)

    def read(self, *args):
        return json.loads(self.cli('--json', *args))
