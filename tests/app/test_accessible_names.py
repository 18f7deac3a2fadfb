# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything that can be operated has a name for those who cannot see it."""

import sys

from stage import X11Stage
from tap import Tap
from tour import HEIGHT, PAGES, WIDTHS, go


def assert_all_named(app):
    unnamed = app.root.unnamed()
    assert not unnamed, f'without a name: {unnamed} in\n{app.root.dump()}'


with Tap() as tap, X11Stage(sys.argv[1]) as stage:
    with stage.run_app([stage.sample_book()]) as app:
        for width, pixels in WIDTHS.items():
            stage.resize(app, pixels, HEIGHT)
            for page, title in PAGES:
                with tap.test(f'the {width} page {page} names all that can be operated'):
                    go(stage, app, title)
                    assert_all_named(app)
