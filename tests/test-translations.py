#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every word for the user is listed for translation, and every translation has them all.

Usage: test-translations.py SOURCE_DIRECTORY
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parent / 'app'),
                str(Path(__file__).resolve().parent.parent / 'build-aux')]

from tap import Tap, Unavailable  # noqa: E402
import translate  # noqa: E402

# A report is to be read; the rest is where these come from.
MOST_SHOWN = 20
REMEDY = 'build-aux/translate.py brings po/ up to date'


def messages(po):
    """The msgids of a catalogue, as they are written in it, without its header."""
    found = []
    for block in po.split('\n\n'):
        lines = [line for line in block.splitlines() if not line.startswith('#')]
        text = '\n'.join(lines)
        if text.startswith(('msgid', 'msgctxt')) and not text.startswith('msgid ""\nmsgstr'):
            found.append(text.partition('\nmsgstr')[0])
    return found


def refuse(found, what):
    """Fails if anything was found, and shows the first of it."""
    if found:
        shown = '\n'.join(found[:MOST_SHOWN])
        raise AssertionError(f'{len(found)} {what}; {REMEDY}:\n{shown}')


def main():
    top = Path(sys.argv[1]).resolve()

    with Tap() as tap, tempfile.TemporaryDirectory() as folder:
        missing = [tool for tool in ('xgettext', 'msgmerge', 'msgattrib', 'msgfmt')
                   if not shutil.which(tool)]
        if missing:
            raise Unavailable('not installed: ' + ' '.join(missing))

        files = translate.list_files()
        template = Path(folder, 'teatime.pot')
        translate.extract(files, template)

        with tap.test('POTFILES.in lists every file with words for the user, and no other'):
            listed = [line for line in (top / 'po/POTFILES.in').read_text().splitlines()
                      if line and not line.startswith('#')]
            refuse([f'not listed: {f}' for f in files if f not in listed]
                   + [f'has none: {f}' for f in listed if f not in files], 'files differ')
            assert listed == files, f'the files are not sorted; {REMEDY}'

        for language in (top / 'po/LINGUAS').read_text().split():
            translation = top / f'po/{language}.po'
            merged = Path(folder, f'{language}.po')
            merged.write_text(translate.merge(translation, template))

            with tap.test(f'{language} has every string'):
                refuse(messages(translate.run('msgattrib', '--untranslated', '--no-obsolete',
                                              '--no-wrap', merged)), 'strings are untranslated')

            with tap.test(f'{language} has no doubtful string'):
                refuse(messages(translate.run('msgattrib', '--only-fuzzy', '--no-obsolete',
                                              '--no-wrap', merged)), 'strings are fuzzy')

            with tap.test(f'{language} has no string that is no longer there'):
                kept = set(messages(merged.read_text()))
                own = messages(translate.run('msgattrib', '--clear-obsolete', '--no-wrap',
                                             translation))
                refuse([message for message in own if message not in kept],
                       'strings are no longer in the program')

            with tap.test(f'{language} fits the program: formats, plurals, header'):
                done = subprocess.run(['msgfmt', '--check', '-o', '/dev/null', translation],
                                      text=True, capture_output=True)
                assert done.returncode == 0, done.stderr


if __name__ == '__main__':
    main()
