# SPDX-License-Identifier: GPL-3.0-or-later
"""Every figure is counted once more, from the rows of the file, and lists as many rows."""

import sqlite3

from teatime import SELDOM, Teatime, equal, new_book

from tap import Tap

# First day and last day; None for an open end. The sample book is about one year.
PERIODS = (
    (None, None),
    ('2026-01-01', '2026-12-31'),
    ('2026-03-01', '2026-05-31'),
    ('2026-11-01', None),
    (None, '2026-06-30'),
    ('2026-10-25', '2026-10-25'),
    ('2019-01-01', '2019-12-31'),
    ('2031-01-01', None),
)


class Rows:
    """All rows of a book's tables, read without the program's own queries."""

    def __init__(self, path):
        with sqlite3.connect(f'file:{path}?mode=ro', uri=True) as book:
            book.row_factory = sqlite3.Row
            self.tables = {
                name: [dict(row) for row in book.execute(f'SELECT * FROM {name}')]
                for name in ('request', 'visit', 'grid', 'grid_worker', 'meeting', 'topic',
                             'suggestion', 'decision', 'assignment', 'rule', 'rule_version',
                             'agenda_item')
            }

    def __getitem__(self, name):
        return self.tables[name]


def within(day, period):
    """Whether a day, or a day and time, lies in a period."""
    first, last = period
    return (day is not None and (first is None or day[:10] >= first)
            and (last is None or day[:10] <= last))


def by_end(day, period):
    return within(day, (None, period[1]))


def count_requests(rows, period):
    requests = rows['request']
    ended = [r for r in requests if within(r['outcome_on'], period)]
    heard = {r['household'] for r in requests if within(r['received_at'], period)}
    heard |= {v['household'] for v in rows['visit'] if within(v['visited_on'], period)}
    return {
        'requests_collected': sum(within(r['received_at'], period) for r in requests),
        'requests_resolved': sum(r['outcome'] == 'solved' for r in ended),
        'requests_partly': sum(r['outcome'] == 'partly' for r in ended),
        'requests_unsolvable': sum(r['outcome'] == 'unsolvable' for r in ended),
        'requests_open': sum(by_end(r['received_at'], period) and not by_end(r['outcome_on'], period)
                             for r in requests),
        'disputes_mediated': sum(r['dispute'] and r['outcome'] == 'solved' for r in ended),
        'households_heard': len(heard - {None}),
    }


def count_grids(rows):
    levels = [grid['level'] for grid in rows['grid']]
    return {
        'grids_first': levels.count(1),
        'grids_second': levels.count(2),
        'grids_third': levels.count(3),
        'grid_workers': len({worker['person'] for worker in rows['grid_worker']}),
    }


def count_deliberation(rows, period):
    topics = [t for t in rows['topic'] if within(t['raised_on'], period)]
    held = {m['id'] for m in rows['meeting'] if within(m['starts_at'], period)}
    return {
        'meetings_held': sum(m['state'] == 'closed' and m['id'] in held for m in rows['meeting']),
        'categories': len({t['category'] for t in topics} - {None}),
        'needs': len(topics),
        'topics_agenda': sum(t['verdict'] == 'agenda' and within(t['verdict_on'], period)
                             for t in rows['topic']),
        'core_topics': len({item['topic'] for item in rows['agenda_item']
                            if item['core'] and item['meeting'] in held} - {None}),
        'suggestions_collected': sum(within(s['raised_at'], period) for s in rows['suggestion']),
        'suggestions_adopted': len({d['suggestion'] for d in rows['decision']
                                    if d['verdict'] == 'adopted'
                                    and within(d['decided_on'], period)}),
    }


def count_work(rows, period):
    made = {v['rule'] for v in rows['rule_version']
            if v['version'] == 1 and by_end(v['made_on'], period)}
    return {
        'items_done': sum(a['outcome'] == 'solved' and within(a['outcome_on'], period)
                          for a in rows['assignment']),
        'assignments_open': sum(by_end(a['assigned_on'], period)
                                and not by_end(a['outcome_on'], period)
                                for a in rows['assignment']),
        'rules_in_force': sum(r['id'] in made and not by_end(r['ended_on'], period)
                              for r in rows['rule']),
    }


def options(period):
    return [word for name, day in zip(('--from', '--to'), period) if day for word in (name, day)]


def check_period(tap, teatime, rows, period):
    figures = teatime.json('figures', *options(period))

    with tap.test(f'from {period[0]} to {period[1]} the figures are what the rows say'):
        expected = (count_grids(rows) | count_requests(rows, period)
                    | count_deliberation(rows, period) | count_work(rows, period))
        for figure, count in expected.items():
            equal(figures[figure], count, figure)

    with tap.test(f'from {period[0]} to {period[1]} each figure lists as many rows'):
        for figure, count in figures.items():
            listed = teatime.json('figures', '--rows', figure, *options(period))
            equal(len(listed), count, f'rows of {figure}')


with Tap() as tap, new_book() as empty:
    with tap.test('a new book counts nothing'):
        equal({value for name, value in empty.json('figures').items()}, {0})

    sample = Teatime(empty.folder, 'sample.teatime')
    sample.text('book', 'sample')
    rows = Rows(sample.book)
    for period in PERIODS[::SELDOM]:
        check_period(tap, sample, rows, period)

    with tap.test('a period that ends before it begins is refused'):
        sample.refused('figures', '--from', '2026-05-02', '--to', '2026-05-01')

    with tap.test('a figure that there is not is refused'):
        sample.refused('figures', '--rows', 'happiness')
