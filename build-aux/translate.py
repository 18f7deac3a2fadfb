#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Brings po/ up to date with the words in the program.

Usage: translate.py

Lists the files with words for the user in po/POTFILES.in, and merges their words into every
translation: new ones come untranslated, those that are gone go. Nothing is guessed from similar
words, because a guess reads as if somebody had looked at it.
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent

HEADING = '# Files with words for the user, sorted. build-aux/translate.py writes this list.\n'

COMMENT = re.compile(r'/\*.*?\*/|//[^\n]*', re.DOTALL)
MARKED = re.compile(r'\b(_|N_|C_|NC_|Q_|d?n?gettext|g_d\w*gettext\d?)\s*\(')
SUFFIXES = ('.c', '.h', '.blp')
IN_DATA = ('.desktop.in', '.metainfo.xml.in', '.gschema.xml')

# What meson's "glib" preset looks for, so that teatime-pot finds the same.
KEYWORDS = ('_', 'N_', 'C_:1c,2', 'NC_:1c,2', 'g_dcgettext:2', 'g_dngettext:2,3',
            'g_dpgettext2:2c,3')


def list_files():
    """The files with words for the user, as POTFILES.in names them."""
    found = [path for path in (TOP / 'data').iterdir() if path.name.endswith(IN_DATA)]
    for path in (TOP / 'src').rglob('*'):
        if path.suffix in SUFFIXES and MARKED.search(COMMENT.sub('', path.read_text())):
            found.append(path)
    return sorted(str(path.relative_to(TOP)) for path in found)


def run(*arguments):
    """Runs one of gettext's programs; returns what it prints."""
    done = subprocess.run(arguments, cwd=TOP, text=True, capture_output=True)
    if done.returncode != 0:
        raise RuntimeError(f'{arguments[0]} failed:\n{done.stderr}')
    return done.stdout


def extract(files, template):
    """Writes the words in the files to a template."""
    keywords = [f'--keyword={keyword}' for keyword in KEYWORDS]
    run('xgettext', '--from-code=UTF-8', '--add-comments', '--no-wrap', '--sort-by-file',
        '--package-name=teatime', *keywords, '-o', template,
        *(f for f in files if f.endswith(IN_DATA)))
    # xgettext does not know blueprints, but they read like C.
    run('xgettext', '--from-code=UTF-8', '--add-comments', '--no-wrap', '--sort-by-file',
        '--package-name=teatime', '--language=C', '--join-existing', *keywords, '-o', template,
        *(f for f in files if not f.endswith(IN_DATA)))


def merge(translation, template):
    """Returns a translation with exactly the words of the template."""
    with tempfile.TemporaryDirectory() as folder:
        merged = Path(folder, 'merged.po')
        run('msgmerge', '--quiet', '--no-fuzzy-matching', '--no-wrap', '-o', merged, translation,
            template)
        return run('msgattrib', '--no-obsolete', '--no-wrap', merged)


def main():
    if len(sys.argv) != 1:
        sys.exit(__doc__)

    files = list_files()
    (TOP / 'po/POTFILES.in').write_text(HEADING + ''.join(f'{f}\n' for f in files))
    with tempfile.TemporaryDirectory() as folder:
        template = Path(folder, 'teatime.pot')
        extract(files, template)
        for language in (TOP / 'po/LINGUAS').read_text().split():
            translation = TOP / f'po/{language}.po'
            translation.write_text(merge(translation, template))
            print(run('msgfmt', '--statistics', '-o', '/dev/null', translation) or language)


if __name__ == '__main__':
    main()
