# SPDX-License-Identifier: GPL-3.0-or-later
"""A window that nobody touches draws nothing, whatever it shows: a laptop on its battery."""

import collections
import sys

from patience import wait_for
from stage import X11Stage
from tap import Tap
from tour import PAGES, go

# So many looks in a row, of the twenty-five in a second, have to find the same picture.
LOOKS = 10


def rests(app):
    """Wait until the app has drawn no frame between a number of looks."""
    drawn = collections.deque(maxlen=LOOKS)

    def unchanged():
        drawn.append(app.words().count('frame '))
        return len(drawn) == LOOKS and drawn[0] == drawn[-1]

    wait_for(unchanged, lambda: f'the window to draw no more; it has drawn {drawn[-1]} frames')
    assert drawn[-1] > 0, 'the frames of the window are counted'


def rows(app):
    """Return the rows of the page's own list."""
    stages = {title for _, title in PAGES}
    return [row for row in app.root.find_all_now('list item')
            if row.name not in stages and row.showing]


with Tap() as tap, X11Stage(sys.argv[1]) as stage:
    frames = {'LD_PRELOAD': str(stage.build / 'tests/bench/bench-frames.so')}
    with stage.run_app([stage.sample_book()], env=frames) as app:
        for page, title in PAGES:
            with tap.test(f'the page {page} comes to rest'):
                go(stage, app, title)
                rests(app)

            # A row of the overview leads elsewhere.
            if page != 'overview':
                with tap.test(f'what is chosen on the page {page} comes to rest'):
                    stage.click_at(rows(app)[0])
                    rests(app)
