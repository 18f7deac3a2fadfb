# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole path through teatime-cli, from a group's chat to a rule that holds."""

import datetime

from teatime import DATA, equal, new_book, next_25th

from tap import Tap

CORRIDOR = '楼道杂物堆积'
CHARGING = '电动车充电安全'
RULE = '《楼道清洁轮值办法》'
ROLES = {
    'led_by': '社区党委',
    'assigned_by': '居委会',
    'assisted_by': '业委会',
    'carried_by': '清风物业',
    'helped_by': '志愿者服务队',
}


def column(rows, name):
    """Return one column of rows."""
    return [row[name] for row in rows]


def collect(tap, teatime, path):
    with tap.test('a chat becomes the requests in it, and says why the rest is none'):
        result = teatime.json('request', 'import', DATA / 'wechat_mobile_share_new.txt')
        equal((result['format'], result['read'], result['added'], result['duplicates']),
              ('chat', 6, 3, 0))
        equal(column(result['skipped'], 'line'), [6, 11, 13])
        assert all(skipped['reason'] for skipped in result['skipped'])

    with tap.test('requests are listed with who asks, where and when'):
        requests = teatime.json('request', 'list', '--oldest-first')
        equal(column(requests, 'received_at'),
              ['2026-10-21 09:12:00', '2026-10-21 09:16:00', '2026-10-21 18:50:00'])
        equal(column(requests, 'person'), ['李阿姨', '老张', '刘 建国'])
        equal(column(requests, 'address'), ['2栋1单元', '3栋502室', ''])
        equal(column(requests, 'status'), ['open'] * 3)
        equal({request['channel'] for request in requests}, {'chat'})
        path['corridor'], path['charging'], path['drain'] = column(requests, 'number')


def screen(tap, teatime, path):
    with tap.test('requests are put into topics and count there'):
        path['T1'] = teatime.number('topic', 'add', CORRIDOR, '--category', '楼道堆物')
        path['T2'] = teatime.number('topic', 'add', CHARGING)
        path['T3'] = teatime.number('topic', 'add', '下水道返水')
        for topic, request in ('T1', 'corridor'), ('T2', 'charging'), ('T3', 'drain'):
            teatime.json('topic', 'take', path[topic], path[request])
        shown = teatime.json('topic', 'show', path['T1'])
        equal((shown['title'], shown['requests']), (CORRIDOR, 1))
        equal(column(shown['request_list'], 'number'), [path['corridor']])
        equal(teatime.json('request', 'show', path['corridor'])['topic'], path['T1'])

    with tap.test('who asks for what is not discussed is owed an answer until told'):
        teatime.json('topic', 'verdict', path['T3'], 'direct', '--reason', '请物业当天疏通')
        equal(column(teatime.json('reply', 'owed'), 'number'), [path['drain']])
        teatime.json('reply', 'add', path['drain'], 'phone', '--words', '物业今天来疏通')
        equal(teatime.json('reply', 'owed'), [])


def plan(tap, teatime, path):
    with tap.test('the meeting of the 25th is planned with its two core topics'):
        day = next_25th(datetime.date.today())
        meeting = teatime.json('meeting', 'plan', f'{day.year}年{day.month}月{day.day}日', '14:30',
                               '--place', '社区活动室')
        equal(meeting['starts_at'], f'{day} 14:30:00')
        equal(meeting['state'], 'planned')
        path['M'] = meeting['number']
        for topic in path['T1'], path['T2']:
            teatime.json('topic', 'choose', topic, path['M'])
        agenda = teatime.json('meeting', 'agenda', path['M'])
        equal([(item['topic_title'], item['core']) for item in agenda],
              [(CORRIDOR, True), (CHARGING, True)])

    with tap.test('people are invited for their parties and signed in'):
        teatime.json('organisation', 'add', '清风物业', '--party', 'Property company')
        teatime.json('person', 'add', '王强', '--organisation', '清风物业')
        teatime.json('person', 'add', '李文', '--party', 'Residents’ committee')
        teatime.json('meeting', 'invite', path['M'], '李阿姨', '老张', '--party', 'Residents')
        teatime.json('meeting', 'invite', path['M'], '王强', '李文')
        equal(teatime.json('meeting', 'show', path['M'])['due'], 4)
        for name in '李阿姨', '王强', '李文':
            teatime.json('meeting', 'attend', path['M'], name)
        teatime.json('meeting', 'attend', path['M'], '老赵', '--guest', '--party', 'Volunteers')
        shown = teatime.json('meeting', 'show', path['M'])
        equal((shown['due'], shown['present'], shown['quorum']), (4, 3, True))
        equal(column(shown['attendance'], 'name').count('老赵'), 1)


def deliberate(tap, teatime, path):
    with tap.test('the meeting is opened and what is said is kept with who said it for whom'):
        equal(teatime.json('meeting', 'start', path['M'])['state'], 'open')
        remark = teatime.json('remark', 'add', path['M'], '李阿姨', '每层楼轮流值日清理，写成办法',
                              '--topic', path['T1'], '--stance', 'suggestion')
        equal((remark['speaker'], remark['party_name']), ('李阿姨', 'Residents'))
        path['K'] = remark['number']
        teatime.json('remark', 'add', path['M'], '王强', '充电柜下月装好', '--topic', path['T2'],
                     '--stance', 'answer')
        equal(len(teatime.json('remark', 'list', '--meeting', path['M'])), 2)

    with tap.test('a remark becomes a suggestion'):
        suggestion = teatime.json('suggestion', 'add', '--remark', path['K'])
        equal((suggestion['proposer'], suggestion['topic']), ('李阿姨', path['T1']))
        equal(suggestion['text'], '每层楼轮流值日清理，写成办法')
        path['S'] = suggestion['number']

    with tap.test('hands are counted'):
        teatime.json('ballot', 'record', path['M'], '是否实行楼道清洁轮值', '--for', 2,
                     '--against', 0, '--abstained', 1, '--topic', path['T1'])
        ballot, = teatime.json('ballot', 'list', '--meeting', path['M'])
        equal((ballot['in_favour'], ballot['against'], ballot['abstained'], ballot['present']),
              (2, 0, 1, 3))

    with tap.test('the suggestion is adopted with its reason and the meeting is closed'):
        decided = teatime.json('suggestion', 'decide', path['S'], 'adopted', '--reason', '多数赞成')
        equal((decided['verdict'], decided['reason']), ('adopted', '多数赞成'))
        equal(teatime.json('meeting', 'close', path['M'])['state'], 'closed')


def resolve(tap, teatime, path):
    with tap.test('an assignment names the five roles and the day it is due'):
        roles = [word for name, who in ROLES.items() for word in ('--' + name.replace('_', '-'), who)]
        assignment = teatime.json('assignment', 'add', '排出轮值表并公示', '--suggestion', path['S'],
                                  '--due', '2999/1/9', *roles)
        equal({role: assignment[role] for role in ROLES}, ROLES)
        equal((assignment['due_on'], assignment['status'], assignment['topic_number']),
              ('2999-01-09', 'open', path['T1']))
        path['A'] = assignment['number']
        equal(teatime.json('request', 'show', path['corridor'])['status'], 'handling')

    with tap.test('progress is noted and the end reaches the request'):
        teatime.json('assignment', 'progress', path['A'], '轮值表已贴在各层')
        shown = teatime.json('assignment', 'show', path['A'])
        equal(column(shown['progress'], 'text'), ['轮值表已贴在各层'])
        closed = teatime.json('assignment', 'close', path['A'], 'solved', '--note', '楼道已清空')
        equal((closed['status'], closed['outcome']), ('solved', 'solved'))
        request = teatime.json('request', 'show', path['corridor'])
        equal((request['status'], request['outcome']), ('done', 'solved'))

    with tap.test('the requester is asked'):
        equal(column(teatime.json('followup', 'owed'), 'number'), [path['corridor']])
        teatime.json('followup', 'add', path['corridor'], 'satisfied', '--words', '干净多了',
                     '--assignment', path['A'])
        followup, = teatime.json('followup', 'list')
        equal((followup['request_number'], followup['satisfaction'], followup['words']),
              (path['corridor'], 'satisfied', '干净多了'))
        equal(teatime.json('followup', 'owed'), [])

    with tap.test('a rule is made of the suggestion and revised'):
        rule = teatime.json('rule', 'add', RULE, '每层每周一户轮值。', '--suggestion', path['S'],
                            '--meeting', path['M'], '--owner', '居委会',
                            '--review-on', '2999年5月25日')
        equal((rule['title'], rule['version'], rule['review_on']), (RULE, 1, '2999-05-25'))
        path['R'] = rule['number']
        equal(teatime.json('rule', 'revise', path['R'], '每层每周两户轮值。')['version'], 2)
        shown = teatime.json('rule', 'show', path['R'])
        equal(sorted(column(shown['versions'], 'text')), ['每层每周一户轮值。', '每层每周两户轮值。'])


def report(tap, teatime, path):
    with tap.test('the funnel counts each step of the path'):
        figures = teatime.json('figures')
        expected = {
            'requests_collected': 3,
            'requests_resolved': 1,
            'requests_open': 2,
            'needs': 3,
            'topics_agenda': 2,
            'core_topics': 2,
            'meetings_held': 1,
            'suggestions_collected': 1,
            'suggestions_adopted': 1,
            'items_done': 1,
            'rules_in_force': 1,
        }
        equal({name: figures[name] for name in expected}, expected)

    with tap.test('every figure opens the rows that it counts'):
        for name, value in teatime.json('figures').items():
            equal(len(teatime.json('figures', '--rows', name)), value, f'rows of {name}')
            # For people it is a table, with its header where there are rows.
            lines = teatime.text('figures', '--rows', name).splitlines()
            equal(len(lines), value + 1 if value else 0, f'lines of {name}')

    with tap.test('a period before the book has nothing in it'):
        figures = teatime.json('figures', '--from', '2001-01-01', '--to', '2001/12/31')
        equal({figures[name] for name in ('requests_collected', 'meetings_held', 'items_done')}, {0})

    with tap.test('the statement says the figures in words'):
        statement = teatime.json('statement')['statement']
        assert '3 requests were collected' in statement, statement

    with tap.test('the chain leads from the request to the rule and back'):
        stages = {path['corridor']: 'request', path['T1']: 'topic', path['M']: 'meeting',
                  path['K']: 'remark', path['S']: 'suggestion', path['A']: 'assignment',
                  path['R']: 'rule'}
        for start in stages:
            links = teatime.json('trace', start)['links']
            found = {link['number']: link['stage'] for link in links if link['number']}
            equal({number: found.get(number) for number in stages}, stages, f'trace {start}')
            equal([link['number'] for link in links if link['start']], [start])

    with tap.test('the book is sound after it all'):
        equal(teatime.json('book', 'check'), {'check': 'ok'})


with Tap() as tap, new_book() as teatime:
    path = {}
    for stage in collect, screen, plan, deliberate, resolve, report:
        stage(tap, teatime, path)
