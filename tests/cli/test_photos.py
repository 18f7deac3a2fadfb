# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures by command: with a visit, in a backup that is restored, and in one carried away."""

import shutil
from pathlib import Path

from teatime import Teatime, equal, new_book

from tap import Tap

PICTURE = Path(__file__).resolve().parents[2] / 'data' / 'screenshots' / 'overview.png'


def pictures(teatime, visit):
    return teatime.json('visit', 'show', visit)['photos']


with Tap() as tap, new_book() as teatime:
    visit = teatime.json('visit', 'add', '2-1-301')['id']

    with tap.test('a visit has a picture, twice the same is one, and it can be taken away'):
        teatime.refused('visit', 'photo', visit, Path(__file__), says='no picture')
        for _again in range(2):
            teatime.text('visit', 'photo', visit, PICTURE)
        photo, = pictures(teatime, visit)
        equal(photo['visit'], visit)
        teatime.text('visit', 'unphoto', visit, photo['file'][:8])
        equal(pictures(teatime, visit), [])
        teatime.refused('visit', 'unphoto', visit, says='no picture')
        teatime.text('book', 'undo')
        equal(len(pictures(teatime, visit)), 1)

    with tap.test('a backup that is restored has the picture of a visit that was removed'):
        backup = teatime.json('book', 'backup')['backup']
        teatime.text('visit', 'remove', visit)
        teatime.refused('visit', 'show', visit)
        teatime.text('book', 'restore', backup)
        equal(len(pictures(teatime, visit)), 1)
        equal(teatime.json('book', 'missing'), [])

    with tap.test('a backup that was carried elsewhere says which pictures are missing'):
        stick = teatime.folder / 'stick'
        stick.mkdir()
        inner = stick / 'books'
        inner.mkdir()
        carried = Teatime(inner, 'carried.teatime')
        shutil.copy(backup, carried.book)
        missing, = carried.json('book', 'missing')
        equal(missing['file'], photo['file'])
        assert 'missing' in carried.text('book', 'missing')
        assert 'missing' in carried.text('visit', 'show', visit)

        shutil.copytree(f'{teatime.book}.photos', f'{carried.book}.photos')
        equal(carried.json('book', 'missing'), [])

    with tap.test('the names of the community and its secretary are set and shown'):
        teatime.text('book', 'set', 'secretary', ' 单秋实 ')
        equal(teatime.json('book', 'settings')['secretary'], '单秋实')
        teatime.refused('book', 'set', 'colour', 'red')
