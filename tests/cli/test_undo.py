# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever a verb did can be taken back and done again, and nothing else moves.

The steps are one way through a community's work, each verb on what the ones before it left. After
each step the book is written down table by table; then the step is undone, which has to give what
was there before it, and redone, which has to give what it made.
"""

import json
import sqlite3
from pathlib import Path

from teatime import DATA, SELDOM, equal, new_book

from tap import Tap

PICTURE = Path(__file__).resolve().parents[2] / 'data' / 'screenshots' / 'overview.png'

# What undo is made of moves with every action. A number that was given once is not given again.
# What the console shows is no part of what can be taken back.
KEPT = {'history', 'history_added', 'counter', 'console', 'search', 'search_config', 'search_data',
        'search_idx', 'search_docsize', 'search_content', 'searchable', 'sqlite_sequence'}


def rows(book):
    """Return what is in a book: the rows of every table, by its name."""
    with sqlite3.connect(f'file:{book}?mode=ro', uri=True) as database:
        names = [name for name, in database.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")]
        return {name: sorted(database.execute(f'SELECT * FROM "{name}"').fetchall(), key=repr)
                for name in names if name not in KEPT}


def differing(one, other):
    """Name the tables in which two books differ, and the first rows that do."""
    found = []
    for name in one:
        if one[name] != other[name]:
            gone = [row for row in one[name] if row not in other[name]]
            new = [row for row in other[name] if row not in one[name]]
            found.append(f'{name}: {gone[:2]} against {new[:2]}')
    return '\n'.join(found)


class Way:
    """The steps, and the names of what they made."""

    def __init__(self, tap, teatime):
        self.tap, self.teatime = tap, teatime
        self.names = {}
        self.steps = 0

    def step(self, *args, name=None, find=None):
        """Take a step, then take it back and take it again.

        name -- what to call the number or the id that the step made
        find -- where the step does not say it: a listing whose last row has it
        """
        args = [arg.format(**self.names) if isinstance(arg, str) else arg for arg in args]
        with self.tap.test(' '.join(str(arg) for arg in args[:2]) + ' can be taken back'
                           + f' ({len(self.names)})'):
            before = rows(self.teatime.book)
            made = self.teatime.text('--json', *args)
            after = rows(self.teatime.book)
            assert differing(before, after), f'{args} changed nothing'

            # In the end, all of them are taken back once more.
            self.steps += 1
            if self.steps % SELDOM == 0:
                self.teatime.text('book', 'undo')
                equal(differing(before, rows(self.teatime.book)), '', f'{args} taken back')
                self.teatime.text('book', 'redo')
                equal(differing(after, rows(self.teatime.book)), '', f'{args} done again')
            if name:
                self.names[name] = self.found(made, find)

    def found(self, made, find):
        """Return the number or the id of what was made."""
        find = find and [word.format(**self.names) for word in find]
        record = self.teatime.json(*find)[-1] if find else json.loads(made)
        return record.get('number') or str(record['id'])


def write_down(way):
    way.step('book', 'set', 'secretary', '单秋实')
    way.step('estate', 'add', '月亮湾')
    way.step('organisation', 'add', '清风物业', '--party', 'Property company')
    way.step('party', 'add', '老友会')
    way.step('person', 'add', '秦松', '--organisation', '清风物业', '--phone', '13800000001')
    way.step('person', 'add', '丁文博', '--party', 'Residents’ committee')
    way.step('person', 'add', '魏晓岚', '--party', 'Residents')
    way.step('person', 'add', '严守信', '--address', '2-1-301')
    way.step('grid', 'add', '一网格')
    way.step('grid', 'add', '一网格东片', '--parent', '一网格')
    way.step('grid', 'worker', '一网格东片', '丁文博')


def collect(way):
    way.step('request', 'add', '楼道里堆满纸箱', '--person', '魏晓岚', '--channel', 'door', name='q1')
    way.step('request', 'add', '电动车在楼道充电', '--person', '钱大爷', '--phone', '13800000002',
             name='q2')
    way.step('request', 'add', '路灯不亮', name='q3')
    way.step('request', 'add', '写错了的一条', name='q4')
    way.step('request', 'edit', '{q3}', 'text', '小区东门的路灯不亮')
    way.step('request', 'edit', '{q3}', 'affected', '12')
    way.step('request', 'edit', '{q3}', 'category', '治安与安全')
    way.step('request', 'add', '石榴树枝伸到窗前', '--category', '违建与公共空间')
    way.step('category', 'add', '快递')
    way.step('category', 'add', '快递柜', '--parent', '快递')
    way.step('category', 'edit', '快递柜', 'keywords', '驿站 取件')
    way.step('category', 'edit', '快递柜', 'parent', '')
    way.step('category', 'move', '快递', '--up')
    way.step('category', 'merge', '快递柜', '民生服务')
    way.step('category', 'remove', '治安与安全')
    way.step('request', 'photo', '{q4}', PICTURE)
    way.step('request', 'unphoto', '{q4}')
    way.step('request', 'photo', '{q4}', PICTURE)
    way.step('request', 'remove', '{q4}')
    way.step('request', 'import', DATA / 'wechat_mobile_share_new.txt')
    way.step('request', 'import', DATA / 'wjx_export_utf8bom.csv')
    way.step('visit', 'add', '月亮湾2-1-301', '--person', '严守信', name='v1')
    way.step('visit', 'add', '月亮湾2-1-302', '--person', '严守诚', '--attention', '--request',
             '楼上楼下为漏水争吵', '--dispute', '--solved', '--mediation', '十日内修好',
             '--worker', '丁文博')
    way.step('visit', 'add', '月亮湾2-1-302', '--no-attention', '--from', '9:30', name='v2')
    way.step('visit', 'matter', '{v1}', '单元门关不上', '--kind', 'hazard', name='q5')
    way.step('visit', 'edit', '{v1}', 'summary', '老人身体都好')
    way.step('visit', 'edit', '{v1}', 'worker', '丁文博')
    way.step('visit', 'photo', '{v1}', PICTURE)
    way.step('visit', 'unphoto', '{v1}')
    way.step('visit', 'photo', '{v2}', PICTURE)
    way.step('visit', 'remove', '{v2}')
    way.step('household', 'edit', '月亮湾2-1-301', 'grid', '一网格东片')
    way.step('household', 'edit', '月亮湾2-1-301', 'left_out', '1')
    way.step('mediation', 'add', '{q5}', '说好修门的钱各出一半', '--by', '丁文博', name='c1')
    way.step('mediation', 'edit', '{c1}', 'reached', '1')
    way.step('mediation', 'remove', '{c1}')


def screen(way):
    way.step('topic', 'add', '楼道杂物堆积', name='t1')
    way.step('topic', 'add', '电动车充电安全', name='t2')
    way.step('topic', 'add', '路灯维修', name='t3')
    way.step('topic', 'add', '没有结果的议题', name='t4')
    way.step('topic', 'take', '{t1}', '{q1}')
    way.step('topic', 'take', '{t2}', '{q2}')
    way.step('topic', 'take', '{t3}', '{q3}')
    way.step('topic', 'drop', '{t3}', '{q3}')
    way.step('topic', 'take', '{t3}', '{q3}')
    way.step('topic', 'take', '{t1}', '{q3}')
    way.step('topic', 'split', '{t1}', '路灯不亮', '{q3}', name='t6')
    way.step('topic', 'take', '{t3}', '{q3}')
    way.step('topic', 'remove', '{t6}')
    way.step('topic', 'edit', '{t1}', 'summary', '纸箱、旧家具堵住消防通道')
    way.step('topic', 'score', '{t1}', 'Can be done', '3')
    way.step('topic', 'verdict', '{t3}', 'direct', '--reason', '请物业当天修好')
    way.step('topic', 'verdict', '{t3}', 'none')
    way.step('topic', 'verdict', '{t3}', 'transfer', '--reason', '属街道管', '--to', '街道',
             '--by', '小周', '--ticket', 'J-7')
    way.step('topic', 'edit', '{t3}', 'passed_number', 'J-8')
    way.step('topic', 'edit', '{t3}', 'owners_vote', 'yes')
    way.step('topic', 'verdict', '{t3}', 'none')
    way.step('topic', 'verdict', '{t3}', 'direct', '--reason', '请物业当天修好')
    way.step('topic', 'add', '井盖松动', name='t5')
    way.step('topic', 'verdict', '{t5}', 'direct', '--reason', '会绊倒人',
             '--carried-by', '清风物业')
    way.step('topic', 'verdict', '{t1}', 'agenda')
    way.step('topic', 'remove', '{t4}')
    way.step('reply', 'add', '{q3}', 'phone', '--words', '今天就修')


def meet(way):
    way.step('meeting', 'series', '下午茶', '--days', '5,25')
    way.step('meeting', 'reschedule', '下午茶', '--days', '第二个周二', '--day-off', 'after')
    way.step('holiday', 'add', '春节', '2027-02-05', '--to', '2027-02-11')
    way.step('holiday', 'remove', '春节')
    way.step('meeting', 'plan', '2026-11-05', '14:30', name='m0')
    way.step('meeting', 'remove', '{m0}')
    way.step('meeting', 'plan', '2026-11-25', '14:30', '--place', '社区活动室', name='m')
    way.step('topic', 'choose', '{t1}', '{m}')
    way.step('topic', 'withdraw', '{t1}', '{m}')
    way.step('topic', 'choose', '{t1}', '{m}')
    way.step('topic', 'add', '健身器材损坏', name='t5')
    way.step('topic', 'put-off-rest', '{m}', '下次再议', '--until', '2999-01-01')
    way.step('topic', 'verdict', '{t2}', 'agenda')
    way.step('meeting', 'agenda', '{m}', '--add', '{t2}')
    way.step('meeting', 'move', '{m}', '{t2}', '1')
    way.step('meeting', 'move', '{m}', '{t1}', '1')
    way.step('meeting', 'invite', '{m}', '--party', 'Property company')
    way.step('meeting', 'invite', '{m}', '秦松', '丁文博', '魏晓岚')
    way.step('meeting', 'attend', '{m}', '秦松')
    way.step('meeting', 'attend', '{m}', '魏晓岚')
    way.step('meeting', 'attend', '{m}', '丁文博')
    way.step('meeting', 'attend', '{m}', '孙记者', '--guest', '--party', 'Volunteers')
    way.step('meeting', 'rules', '--kind', 'tea', '--seconds', '120')
    way.step('meeting', 'rules', '{m}', '--quorum', 'half', '--alternate', 'no')
    way.step('meeting', 'start', '{m}')
    way.step('meeting', 'leave', '{m}', '孙记者')
    way.step('meeting', 'times', '{m}', '孙记者', '--came', '2026-01-05 14:30')
    way.step('meeting', 'attend', '{m}', '孙记者', '--guest', '--party', 'Volunteers')
    floor(way)
    way.step('remark', 'add', '{m}', '魏晓岚', '轮流值日', '--topic', '{t1}', '--stance', 'suggestion',
             name='k1')
    way.step('remark', 'add', '{m}', '秦松', '说错了', '--topic', '{t1}', name='k2')
    way.step('remark', 'correct', '{k2}', '说对了', '--stance', 'against')
    way.step('remark', 'remove', '{k2}')
    way.step('suggestion', 'add', '--remark', '{k1}', name='s1')
    way.step('suggestion', 'add', '装充电柜', '--topic', '{t2}', '--meeting', '{m}', name='s2')
    way.step('suggestion', 'add', '大家轮流打扫', '--topic', '{t1}', '--meeting', '{m}',
             '--proposer', '丁文博', name='s3')
    way.step('suggestion', 'join', '{s1}', '{s3}')
    way.step('suggestion', 'part', '{s3}')
    way.step('suggestion', 'join', '{s1}', '{s3}')
    way.step('suggestion', 'ask', '{s1}')
    way.step('suggestion', 'dissent', '{s1}', '秦松', '--reason', '没有人手')
    way.step('suggestion', 'dissent', '{s1}', '丁文博')
    way.step('suggestion', 'agree', '{s1}', '丁文博')
    way.step('ballot', 'record', '{m}', '是否轮流值日', '--for', '2', '--against', '0',
             '--topic', '{t1}', name='b', find=('ballot', 'list'))
    way.step('ballot', 'recount', '{b}', '--for', '2', '--against', '1')
    way.step('ballot', 'by-party', '{m}', '是否装充电柜', 'Residents=1/0', 'Property company=0/1/0',
             name='b2', find=('ballot', 'list'))
    way.step('ballot', 'recount-by-party', '{b2}', 'Residents=1/0/0')
    way.step('suggestion', 'decide', '{s1}', 'adopted', '--reason', '大家同意')
    way.step('suggestion', 'decide', '{s2}', 'declined', '--reason', '没有地方')
    way.step('meeting', 'adjourn', '{m}', '--until', '2999-01-02 09:00')
    way.step('meeting', 'resume', '{m}')
    way.step('meeting', 'close', '{m}')
    way.step('meeting', 'reopen', '{m}')
    way.step('meeting', 'close', '{m}')
    minutes(way)
    way.step('meeting', 'next', '{m}', '--at', '2998-01-09 14:30')
    way.step('meeting', 'plan', '2999-01-09', '14:30', '--as-last-time', name='next')


def minutes(way):
    way.step('minutes', 'draft', '{m}')
    way.step('minutes', 'edit', '{m}', '一、议题与结果')
    way.step('minutes', 'edit', '{m}', '一、结论', name='v', find=('minutes', 'versions', '{m}'))
    way.step('minutes', 'take-up', '{m}', '{v}')
    way.step('minutes', 'finish', '{m}')
    way.step('minutes', 'correct', '{m}', '到会三人')
    way.step('minutes', 'correct', '{m}', '附照片', '--kind', 'addition')


def floor(way):
    way.step('floor', 'ask', '{m}', '魏晓岚', '--topic', '{t1}', '--stance', 'for')
    way.step('floor', 'ask', '{m}', '秦松', '--topic', '{t1}', '--stance', 'against')
    way.step('floor', 'ask', '{m}', '丁文博')
    way.step('floor', 'ask', '{m}', '过路人', '--party', 'Volunteers')
    way.step('floor', 'move', '{m}', '丁文博', '1')
    way.step('floor', 'withdraw', '{m}', '丁文博')
    way.step('floor', 'give', '{m}')
    way.step('floor', 'pause', '{m}')
    way.step('floor', 'resume', '{m}')
    way.step('floor', 'more', '{m}')
    way.step('floor', 'give', '{m}', '秦松', '--topic', '{t1}')
    way.step('floor', 'end', '{m}')
    way.step('floor', 'give', '{m}', '魏晓岚', '--topic', '{t1}')


def resolve(way):
    way.step('assignment', 'add', '排出轮值表', '--suggestion', '{s1}', '--carried-by', '清风物业',
             '--due', '2999-01-09', name='a1')
    way.step('assignment', 'add', '换路灯', '--topic', '{t3}', '--carried-by', '清风物业',
             '--due', '2999-01-09', name='a2')
    way.step('meeting', 'carry', '{next}')
    way.step('assignment', 'progress', '{a1}', '轮值表贴好了')
    way.step('assignment', 'close', '{a1}', 'solved', '--note', '楼道清空')
    way.step('assignment', 'close', '{a2}', 'partly', '--note', '还差一盏')
    way.step('followup', 'add', '{q1}', 'satisfied', '--words', '干净多了')
    way.step('followup', 'add', '{q3}', 'dissatisfied', '--words', '还是黑')
    way.step('assignment', 'close', '{a2}', 'solved')
    way.step('assignment', 'reopen', '{a2}', '--reason', '又坏了')
    way.step('rule', 'add', '《楼道清洁轮值办法》', '每户一周。', '--suggestion', '{s1}', name='r')
    way.step('rule', 'revise', '{r}', '每户两周。')
    way.step('rule', 'end', '{r}')
    way.step('request', 'close', '{q2}', 'unsolvable', '--note', '等改造')
    way.step('request', 'reopen', '{q2}')


def whole_way(tap, teatime, start):
    with tap.test('all steps can be taken back one after the other, down to the new book'):
        end = rows(teatime.book)
        # Where one of so many is enough, as many of the last steps are.
        most = None if SELDOM == 1 else len(teatime.json('book', 'history')) // SELDOM
        steps = 0
        while steps != most and teatime.run('book', 'undo').returncode == 0:
            steps += 1
        if most is None:
            assert steps > 50, steps
            equal(differing(start, rows(teatime.book)), '', 'the book after all was taken back')
        for _step in range(steps):
            teatime.text('book', 'redo')
        equal(differing(end, rows(teatime.book)), '', 'the book after all was done again')
        assert teatime.run('book', 'redo').returncode == 1
        equal(teatime.json('book', 'check'), {'check': 'ok'})


def search_follows(tap, teatime):
    with tap.test('the search forgets what is taken back, and finds it again'):
        teatime.text('request', 'add', '井盖松动夜里哐当响')
        found = ('request', 'list', '--search', '井盖松动')
        equal(len(teatime.json(*found)), 1)
        teatime.text('book', 'undo')
        equal(teatime.json(*found), [])
        teatime.text('book', 'redo')
        equal(len(teatime.json(*found)), 1)

    with tap.test('a new step after an undo ends what could be done again'):
        teatime.text('book', 'undo')
        teatime.text('request', 'add', '另一件事')
        equal(teatime.run('book', 'redo').returncode, 1)
        equal(teatime.json(*found), [])


def console_stands_apart(tap, teatime, way):
    with tap.test('what the console shows is no step, and hinders none'):
        meeting = teatime.number('meeting', 'plan', '2026-12-05')
        entries = len(teatime.json('book', 'history'))
        teatime.text('book', 'undo')
        teatime.text('remark', 'draft', way.names['m'], '写了一半', '--speaker', '魏晓岚')
        teatime.text('meeting', 'console', way.names['m'], '--page', '3')
        teatime.text('book', 'redo')
        equal(len(teatime.json('book', 'history')), entries)
        equal(teatime.json('meeting', 'show', meeting)['number'], meeting)
        equal(teatime.json('remark', 'draft', way.names['m'])['draft'], '写了一半')
        equal(teatime.json('meeting', 'console', way.names['m'])['page'], '3')


with Tap() as tap, new_book() as teatime:
    start = rows(teatime.book)
    way = Way(tap, teatime)
    for part in write_down, collect, screen, meet, resolve:
        part(way)
    whole_way(tap, teatime, start)
    search_follows(tap, teatime)
    console_stands_apart(tap, teatime, way)
