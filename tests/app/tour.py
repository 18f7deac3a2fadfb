# SPDX-License-Identifier: GPL-3.0-or-later
"""Walk the real window through every page and leave pictures of it.

    tour.py BUILD_DIR OUT_DIR

The book is the sample book. Every page is shown in light and dark, in a wide
and in a narrow window: 01-overview-light-wide.png and so on.
"""

import re
import sys
from pathlib import Path

from patience import wait_for
from stage import MONITORS, X11Stage

# The pages in the order of the sidebar: the name in file names, and the
# translated title of the sidebar's row.
PAGES = (
    ('overview', '总览'),
    ('collect', '征集'),
    ('screen', '筛选'),
    ('meet', '协商'),
    ('resolve', '落实'),
    ('directory', '通讯录'),
)
SCHEMES = {'light': 'prefer-light', 'dark': 'prefer-dark'}
WIDTHS = {'wide': 1280, 'narrow': 360}
HEIGHT = MONITORS[0][3]

# libadwaita's own word; it stays English where its translation is not installed.
BACK = re.compile('^(后退|Back)$')


def sidebar(app):
    """Return the sidebar's rows by title; None while another page covers it."""
    for node in app.root.find_all_now('list'):
        rows = {row.name: row for row in node.children() if row.showing}
        if all(title in rows for _, title in PAGES):
            return rows
    return None


def choose_from_menu(stage, app, position):
    """Choose an item of the main menu by its place; GTK gives menu items no names."""
    stage.keyboard.press('F10')
    app.find('menu item')
    app.root.find_all_now('menu item')[position].focus_with_tab(stage.keyboard, 'Down')
    stage.keyboard.press('Return')


def go(stage, app, title):
    """Open a page by its sidebar row with the mouse, in a window of any width."""
    def sidebar_or_back():
        if rows := sidebar(app):
            return rows
        # In a narrow window the sidebar is the page before the one that shows.
        for back in app.root.find_all_now('button', BACK)[:1]:
            back.click()
        return None

    row = wait_for(sidebar_or_back, 'the sidebar')[title]
    stage.click_at(row)

    def opened():
        rows = sidebar(app)
        return rows is None or rows[title].has('selected')

    wait_for(opened, f'the page {title}')


def take_pictures(stage, app, out_dir, scheme):
    """Show each page in each width and save its picture."""
    for width, pixels in WIDTHS.items():
        stage.resize(app, pixels, HEIGHT)
        for number, (page, title) in enumerate(PAGES, 1):
            go(stage, app, title)
            stage.screenshot(out_dir / f'{number:02}-{page}-{scheme}-{width}.png', app=app)


def main():
    if len(sys.argv) != 3:
        sys.exit('usage: tour.py BUILD_DIR OUT_DIR')
    out_dir = Path(sys.argv[2])
    out_dir.mkdir(parents=True, exist_ok=True)

    with X11Stage(sys.argv[1]) as stage:
        book = stage.sample_book()
        for scheme, value in SCHEMES.items():
            with stage.run_app([book], env={'ADW_DEBUG_COLOR_SCHEME': value}) as app:
                take_pictures(stage, app, out_dir, scheme)
    print(f'{len(SCHEMES) * len(WIDTHS) * len(PAGES)} pictures in {out_dir}')


if __name__ == '__main__':
    main()
