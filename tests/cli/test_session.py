# SPDX-License-Identifier: GPL-3.0-or-later
"""The chair's hour by command: queue and clock, remarks, joined suggestions, hands by party."""

from teatime import REFUSED, USAGE, equal, new_book

from tap import Tap

PEOPLE = (('魏晓岚', 'Residents'), ('丁文博', 'Residents'), ('秦松', 'Property company'))


def convene(teatime):
    """Plan a session on one topic, invite everybody, sign them in and open it."""
    for name, party in PEOPLE:
        teatime.json('person', 'add', name, '--party', party)
    topic = teatime.number('topic', 'add', '楼道堆物')
    teatime.text('topic', 'verdict', topic, 'agenda')
    meeting = teatime.number('meeting', 'plan', '2026-11-25', '14:30')
    teatime.text('topic', 'choose', topic, meeting)
    teatime.text('meeting', 'invite', meeting, *(name for name, _party in PEOPLE))
    teatime.text('meeting', 'start', meeting)
    for name, _party in PEOPLE:
        teatime.text('meeting', 'attend', meeting, name)
    return topic, meeting


def rules(tap, teatime, meeting):
    with tap.test('a session has the rules of its kind until it gets its own'):
        equal(teatime.json('meeting', 'rules', meeting)['seconds'], 180)
        teatime.text('meeting', 'rules', '--kind', 'tea', '--seconds', 90, '--quorum', 'half')
        equal(teatime.json('meeting', 'rules', meeting)['seconds'], 90)
        teatime.text('meeting', 'rules', meeting, '--seconds', 120, '--alternate', 'yes')
        own = teatime.json('meeting', 'rules', meeting)
        equal((own['seconds'], own['quorum'], own['majority'], own['base']),
              (120, 'half', 'half', 'voting'))
        teatime.refused('meeting', 'rules', meeting, '--majority', 'most', status=REFUSED)
        teatime.refused('meeting', 'rules', meeting, '--warning', 120, status=REFUSED)
        teatime.refused('meeting', 'rules', meeting, '--alternate', 'perhaps', status=USAGE)
        teatime.refused('meeting', 'rules', status=USAGE)
        teatime.refused('meeting', 'rules', meeting, '--kind', 'tea', status=USAGE)

    with tap.test('due and present and the quorum come together'):
        equal(teatime.json('meeting', 'presence', meeting),
              {'due': 3, 'due_here': 3, 'voting': 3, 'observing': 0, 'needed': 2,
               'quorate': True})
        equal(teatime.json('meeting', 'presence', meeting, '--party', 'Residents')['voting'], 2)
        equal(teatime.json('meeting', 'presence', meeting, '--at', '2026-01-01')['voting'], 0)


def series(tap, teatime):
    with tap.test('a session of a series has from it what was not said'):
        teatime.text('meeting', 'series', '三方协同', '--days', '5,25', '--kind', 'three-party',
                     '--time', '9:30', '--minutes', 60, '--place', '议事厅')
        planned = teatime.json('meeting', 'plan', '2999-11-05', '--series', '三方协同')
        shown = teatime.json('meeting', 'show', planned['number'])
        equal((shown['kind'], shown['starts_at'], shown['minutes'], shown['place']),
              ('three-party', '2999-11-05 09:30:00', 60, '议事厅'))
        planned = teatime.json('meeting', 'plan', '2999-11-25', '15:00', '--series', '三方协同',
                               '--kind', 'special', '--minutes', 30, '--place', '门口')
        shown = teatime.json('meeting', 'show', planned['number'])
        equal((shown['kind'], shown['starts_at'], shown['minutes'], shown['place']),
              ('special', '2999-11-25 15:00:00', 30, '门口'))


def speaking(tap, teatime, topic, meeting):
    with tap.test('who waits first gets the floor, and the clock is theirs'):
        teatime.text('floor', 'ask', meeting, '秦松', '--topic', topic, '--stance', 'against')
        teatime.text('floor', 'ask', meeting, '魏晓岚', '--topic', topic, '--stance', 'for')
        teatime.text('floor', 'move', meeting, '魏晓岚', 1)
        equal([entry['speaker'] for entry in teatime.json('floor', 'queue', meeting)],
              ['魏晓岚', '秦松'])
        turn = teatime.json('floor', 'give', meeting)
        equal((turn['speaker'], turn['stance'], turn['allotted']), ('魏晓岚', 'for', 120))
        shown = teatime.json('floor', 'show', meeting)
        equal(shown['id'], turn['id'])
        assert 0 < shown['remaining'] <= 120, shown
        equal(shown['spoken'] + shown['remaining'], 120)
        equal(teatime.json('floor', 'pause', meeting)['state'], 'paused')
        teatime.refused('floor', 'pause', meeting, status=REFUSED)
        equal(teatime.json('floor', 'resume', meeting)['state'], 'speaking')
        equal(teatime.json('floor', 'more', meeting)['allotted'], 180)

    with tap.test('advice is given and hinders nobody'):
        advice, = teatime.json('floor', 'advise', meeting, '丁文博', '--topic', topic,
                               '--stance', 'for')
        assert '秦松' in advice, advice
        equal(teatime.json('floor', 'advise', meeting, '秦松', '--topic', topic, '--stance',
                           'against'), [])
        turn = teatime.json('floor', 'give', meeting, '丁文博', '--topic', topic,
                            '--stance', 'for')
        equal(turn['speaker'], '丁文博')
        equal(teatime.json('floor', 'end', meeting)['state'], 'ended')
        teatime.refused('floor', 'show', meeting, status=REFUSED)
        equal(len(teatime.json('floor', 'turns', meeting, '--topic', topic)), 2)

    with tap.test('speaking time is added up by person and by party'):
        times = teatime.json('floor', 'times', meeting, '--topic', topic)
        equal(sorted(time['name'] for time in times), ['丁文博', '魏晓岚'])
        party, = teatime.json('floor', 'times', meeting, '--by-party')
        equal((party['name'], party['turns']), ('Residents', 2))
        equal(party['seconds'], sum(time['seconds'] for time in times))
        assert '魏晓岚' in teatime.text('floor', 'times', meeting)


def remarks(tap, teatime, topic, meeting):
    with tap.test('a draft is kept until its remark is'):
        teatime.text('remark', 'draft', meeting, '我赞成，因', '--speaker', '丁文博',
                     '--topic', topic, '--stance', 'for')
        draft = teatime.json('remark', 'draft', meeting)
        equal((draft['draft'], draft['speaker'], draft['stance']), ('我赞成，因', '丁文博', 'for'))
        number = teatime.number('remark', 'add', meeting, '丁文博', '大家轮流打扫', '--topic', topic)
        equal(teatime.json('remark', 'draft', meeting)['draft'], '')

    with tap.test('what a corrected remark said stays readable'):
        teatime.text('remark', 'correct', number, '各层轮流打扫', '--stance', 'suggestion')
        remark, = teatime.json('remark', 'list', '--meeting', meeting)
        equal((remark['text'], remark['stance'], remark['corrections']),
              ('各层轮流打扫', 'suggestion', 1))
        version, = teatime.json('remark', 'versions', number)
        equal((version['text'], version['stance']), ('大家轮流打扫', None))
    return number


def consensus(tap, teatime, topic, meeting, remark):
    with tap.test('joined suggestions are one, with everybody who proposed them'):
        first = teatime.number('suggestion', 'add', '--remark', remark)
        second = teatime.number('suggestion', 'add', '排值日表', '--meeting', meeting, '--topic', topic,
                                '--proposer', '秦松', '--party', 'Property company')
        teatime.text('suggestion', 'join', first, second)
        one, = teatime.json('suggestion', 'list', '--meeting', meeting)
        equal((one['proposers'], one['party_names']), ('丁文博、秦松', 'Residents、Property company'))
        under, = teatime.json('suggestion', 'list', '--joined-to', first)
        equal(under['number'], second)
        teatime.refused('suggestion', 'decide', second, 'adopted', '--reason', '好', status=REFUSED)

    with tap.test('the round says who dissents and why'):
        teatime.text('suggestion', 'ask', first)
        teatime.text('suggestion', 'dissent', first, '秦松', '--reason', '没有人手')
        teatime.refused('suggestion', 'dissent', first, '无此人', status=REFUSED)
        dissent, = teatime.json('suggestion', 'dissents', first)
        equal((dissent['name'], dissent['reason']), ('秦松', '没有人手'))
        assert '1 of 3' in teatime.text('suggestion', 'dissents', first)
        teatime.refused('suggestion', 'agree', first, '丁文博', status=REFUSED)
        teatime.text('suggestion', 'agree', first, '秦松')
        equal(teatime.json('suggestion', 'dissents', first), [])


def hands(tap, teatime, topic, meeting):
    with tap.test('no party has more hands than people'):
        teatime.refused('ballot', 'by-party', meeting, '是否轮流', 'Property company=2/0',
                        status=REFUSED)
        teatime.refused('ballot', 'by-party', meeting, '是否轮流', 'Residents=1', status=USAGE)
        teatime.refused('ballot', 'by-party', meeting, '是否轮流', 'Nobody=1/0', status=REFUSED)

    with tap.test('hands are counted by party under the rule of the session'):
        teatime.text('meeting', 'rules', meeting, '--majority', 'two-thirds', '--base', 'present')
        ballot = teatime.json('ballot', 'by-party', meeting, '是否轮流', 'Residents=2/0/0',
                              'Property company=0/1', '--topic', topic)
        equal((ballot['in_favour'], ballot['against'], ballot['present']), (2, 1, 3))
        shown = teatime.json('ballot', 'show', ballot['id'])
        equal([part['in_favour'] for part in shown['by_party']], [2, 0])
        equal(shown['passed'], True)
        recount = teatime.json('ballot', 'recount-by-party', ballot['id'], 'Residents=1/1/0')
        equal(teatime.json('ballot', 'show', recount['id'])['passed'], False)
        equal(len(teatime.json('ballot', 'list', '--replaced')), 2)

    with tap.test('the end of the session is the end of the turn'):
        teatime.text('floor', 'give', meeting, '秦松')
        teatime.text('meeting', 'close', meeting)
        assert teatime.json('floor', 'turns', meeting)[-1]['ended_at']
        teatime.refused('floor', 'ask', meeting, '秦松', status=REFUSED)


with Tap() as tap, new_book() as teatime:
    topic, meeting = convene(teatime)
    rules(tap, teatime, meeting)
    speaking(tap, teatime, topic, meeting)
    remark = remarks(tap, teatime, topic, meeting)
    consensus(tap, teatime, topic, meeting, remark)
    hands(tap, teatime, topic, meeting)
    series(tap, teatime)
