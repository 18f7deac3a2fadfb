# SPDX-License-Identifier: GPL-3.0-or-later
"""What the command line prints is a PDF of A4 sheets that says what the book knows."""

import re
import subprocess

from teatime import equal, new_book

from tap import Tap

PHONE = '13800001234'
OF_A_MEETING = 'notice', 'agenda', 'attendance', 'script', 'minutes'


def words(path):
    """Return what stands on all pages of a PDF, without line breaks."""
    read = subprocess.run(['pdftotext', '-raw', path, '-'], check=True, capture_output=True)
    return read.stdout.decode().replace('\n', '')


def prepare(teatime):
    """Plan a session with somebody invited and a core topic."""
    teatime.json('person', 'add', '张桂英', '--party', 'Residents', '--phone', PHONE)
    request = teatime.number('request', 'add', '楼道灯不亮', '--person', '张桂英')
    topic = teatime.number('topic', 'add', '张桂英门口的楼道灯')
    teatime.json('topic', 'take', topic, request)
    meeting = teatime.number('meeting', 'plan', '2999-11-25', '14:30', '--place', '社区活动室')
    teatime.json('topic', 'choose', topic, meeting)
    teatime.json('meeting', 'invite', meeting, '张桂英')
    return meeting


with Tap() as tap, new_book() as teatime:
    meeting = prepare(teatime)
    before = teatime.bytes()

    for kind in (*OF_A_MEETING, 'choice'):
        args = [kind] if kind == 'choice' else [kind, meeting]
        with tap.test(f'print {kind} saves A4 sheets and says how many'):
            path = teatime.folder / f'{kind}.pdf'
            said = teatime.json('print', *args, '--output', path.name)
            equal(said['file'], path.name)
            told = subprocess.run(['pdfinfo', path], check=True, capture_output=True).stdout.decode()
            equal(int(re.search(r'^Pages: +(\d+)', told, re.MULTILINE)[1]), said['pages'])
            assert 'A4' in told, told
            assert '楼道灯' in words(path) or kind == 'attendance', words(path)

    for kind in 'notice', 'agenda', 'minutes', 'choice':
        args = [kind] if kind == 'choice' else [kind, meeting]
        with tap.test(f'print {kind} masks, and --archive does not'):
            path = teatime.folder / f'{kind}.pdf'
            assert '张桂英' not in words(path), words(path)
            teatime.text('print', *args, '--archive', '--output', path.name)
            assert '张桂英' in words(path), words(path)
            assert 'Internal archive copy' in words(path), words(path)

    with tap.test('print attendance masks phones, and --archive does not'):
        path = teatime.folder / 'attendance.pdf'
        assert '138****1234' in words(path) and PHONE not in words(path), words(path)
        teatime.text('print', 'attendance', meeting, '--archive', '--output', path.name)
        assert PHONE in words(path), words(path)

    with tap.test('print answer is one page of what is written or composed, masked'):
        topic = teatime.number('topic', 'add', '东门井盖')
        teatime.json('topic', 'verdict', topic, 'transfer', '--reason', '属于市政道路', '--to', '街道')
        teatime.text('book', 'set', 'community', '石楼小镇社区')
        path = teatime.folder / 'answer.pdf'
        equal(teatime.json('print', 'answer', topic, '--output', path.name)['pages'], 1)
        for word in '东门井盖', '属于市政道路', '石楼小镇社区':
            assert word in words(path), words(path)
        text = '井盖的事\n张桂英反映的井盖，周五前换好。'
        teatime.text('print', 'answer', topic, '--words', text, '--output', path.name)
        assert '周五前换好' in words(path) and '张桂英' not in words(path), words(path)
        teatime.text('print', 'answer', topic, '--words', text, '--archive', '--output', path.name)
        assert '张桂英' in words(path), words(path)
        teatime.refused('print', 'answer', teatime.number('topic', 'add', '花坛'), '--output',
                        path.name, says='undecided')
        before = teatime.bytes()

    with tap.test('where it cannot be saved, one sentence says why'):
        teatime.refused('print', 'notice', meeting, '--output', 'nowhere/notice.pdf',
                        says='no such folder')
        teatime.refused('print', 'notice', meeting, '--output', '.', says='is a folder')
        teatime.refused('print', 'notice', 'M2026-999', '--output', 'notice.pdf')

    with tap.test('printing leaves the book as it was'):
        equal(teatime.bytes(), before)
