# SPDX-License-Identifier: GPL-3.0-or-later
"""A whole meeting with the keyboard alone, on two monitors, through an unplug and a kill -9."""

import datetime
import re
import sys
from pathlib import Path

import whole_meeting as play
from book import Book, next_25th
from chair import Chair
from patience import holds, wait_for
from process import run
from stage import MONITORS, X11Stage
from tap import Tap
from whole_meeting import CHARGING, CORRIDOR

MINUTES = Path(__file__).with_name('whole_meeting_minutes.txt')
COMMUNITY, TITLE, PLACE = '石榴里社区', '石榴里下午茶', '社区活动室'
DUE = len(play.INVITED) + 1
MESSAGE = f'请{play.ZHANG.name}回电{play.PHONES[play.ZHANG]}'
CAPTAIN, SATURDAY, NORTH_GATE = '楼栋长轮流做', '每周六清运', '充电桩装到北门'
# The hands of each party: for, against, abstained.
BY_PARTY = (5, 0, 0), (1, 0, 0), (2, 0, 0), (1, 0, 1), (1, 0, 0)


def prepare(book):
    for person, phone in play.PHONES.items():
        book.cli('person', 'add', person.name, '--party', person.party, '--phone', phone)
    for topic, request in ((CORRIDOR, f'{play.ZHANG.name}家门口堆满纸箱，电话'
                            f'{play.PHONES[play.ZHANG]}'),
                           (CHARGING, f'{play.CHEN.name}说楼下飞线充电')):
        book.cli('topic', 'add', topic)
        number = next(t['number'] for t in book.read('topic', 'list') if t['title'] == topic)
        book.cli('request', 'add', request, '--person', play.ZHANG.name)
        book.cli('topic', 'take', number, book.read('request', 'list')[0]['number'])
        book.cli('topic', 'verdict', number, 'agenda')
    book.cli('meeting', 'plan', next_25th(), '14:30', '--title', TITLE, '--place', PLACE,
             '--chair', play.WANG.name, '--recorder', play.SUN.name)
    meeting = book.read('meeting', 'list')[0]['number']
    for topic in reversed(book.read('topic', 'list')):
        book.cli('meeting', 'agenda', meeting, '--add', topic['number'])
    book.cli('meeting', 'invite', meeting,
             *(person.name for person in (*play.INVITED, play.ABSENT)))
    return meeting


def open_session(tap, chair):
    with tap.test('two letters and Enter sign in who was invited'):
        chair.press('alt+4')
        chair.app.find('list item', TITLE).focus_with_tab(chair.stage.keyboard)
        chair.press('Return', 'ctrl+2')
        for person in play.INVITED:
            chair.sign_in(person)
        chair.find_counts(DUE, len(play.INVITED))

    with tap.test('a guest is signed in as just a name and a party'):
        chair.type(play.GUEST.name)
        chair.app.find(None, chair.words('Sign in by name or initials'), text=play.GUEST.name)
        chair.find('combo box', 'Which party?').choose(play.GUEST.party, chair.stage.keyboard)
        chair.go('Sign in by name or initials', role=None, key='shift+Tab')
        chair.press('Return')
        chair.app.find('check box', play.GUEST.name, state='checked')
        chair.find_counts(DUE, len(play.INVITED) + 1)

    with tap.test('the session is opened, and F5 shows it to the room'):
        chair.press('alt+s')
        chair.find(None, 'Who speaks', state='focused')
        chair.press('F5')
        chair.stage.wait_geometry(chair.app, MONITORS[1], chair.words('Projection'))
        chair.room_shows(COMMUNITY, TITLE)
        chair.press('Page_Down')
        chair.room_shows(chair.words('Agenda'), CORRIDOR, CHARGING)


def take_turn(chair, turn, topic, queued=False):
    (chair.give_next if queued else chair.give)(turn.person)
    if chair.room() is not None:
        chair.room_shows_speaker(turn.person, topic)
    for said in turn.said:
        chair.write_down(said)


def speak_of_the_corridor(tap, chair):
    with tap.test('a digit and letters put people into the queue, and Ctrl+G calls them up'):
        queued = play.ON_CORRIDOR[:3]
        for turn in queued:
            chair.queue(turn.person)
        for number, turn in enumerate(queued):
            take_turn(chair, turn, CORRIDOR, queued=True)
            if number == 0:
                chair.room_shows(f'{queued[1].person.name[0]}** · {queued[1].person.party}')

    with tap.test('the clock stands, goes on, and has a minute more'):
        chair.press('ctrl+p')
        chair.app.find('status bar', text=chair.words('The clock stands'))
        stands = chair.clock()
        chair.room_shows(chair.words('The clock is stopped'))
        chair.press('ctrl+m')
        wait_for(lambda: chair.clock() == stands + 60, 'a minute more')
        chair.press('ctrl+p')
        wait_for(lambda: chair.clock() < stands + 60, 'the clock to go on')

    with tap.test('Enter beside a name gives the floor, and each remark has its position'):
        for turn in play.ON_CORRIDOR[3:6]:
            take_turn(chair, turn, CORRIDOR)
        said = play.ON_CORRIDOR[5].said[0]
        person = play.ON_CORRIDOR[5].person
        chair.app.find('label', f'{person.name} · {person.party} · {said.stance}')


def steer_the_projection(tap, chair):
    with tap.test('F freezes the picture, whatever is turned to'):
        chair.go('+1 Minute', key='shift+Tab')
        before = chair.room()
        chair.press('f')
        chair.app.find('status bar', text=re.compile(chair.words('Frozen')))
        chair.press('Page_Up', 'Page_Up')
        holds(lambda: chair.room() == before, 'the room sees the same')
        chair.press('f', 'Page_Down', 'Page_Down')
        chair.room_shows_speaker(play.ON_CORRIDOR[5].person, CORRIDOR)

    with tap.test('B blanks it'):
        chair.press('b')
        wait_for(lambda: chair.room() == [], lambda: chair.room())
        chair.press('b')
        chair.room_shows_speaker(play.ON_CORRIDOR[5].person, CORRIDOR)

    with tap.test('M tells the room something, masked, until a page is turned'):
        chair.press('m')
        chair.find(None, 'Message to the room', state='focused')
        chair.type(MESSAGE)
        chair.press('Return')
        chair.room_shows(f'请{play.ZHANG.name[0]}**回电')
        assert play.PHONES[play.ZHANG] not in str(chair.room()), chair.room()
        chair.press('Page_Up')
        chair.room_shows(CORRIDOR)
        chair.press('Page_Down')
        chair.room_shows_speaker(play.ON_CORRIDOR[5].person, CORRIDOR)

    with tap.test('without its projector the projection hides, and the meeting goes on'):
        chair.stage.unplug()
        wait_for(lambda: chair.room() is None, 'the projection to hide')
        chair.find(None, 'The projector is gone. Nothing is shown on this screen; the projection '
                         'comes back with the projector.')
        before = chair.clock()
        wait_for(lambda: chair.clock() < before, 'the clock to go on')
        # The focus is still in the bar of the projection, where the keys are heard, too.
        for turn in play.ON_CORRIDOR[6:8]:
            take_turn(chair, turn, CORRIDOR)
        holds(lambda: chair.room() is None, 'nothing is shown on the laptop')

    with tap.test('plugged in again, it is back where the meeting is'):
        chair.stage.plug()
        chair.stage.wait_geometry(chair.app, MONITORS[1], chair.words('Projection'))
        chair.room_shows_speaker(play.ON_CORRIDOR[7].person, CORRIDOR)
        chair.stage.activate(chair.app, COMMUNITY)
        for turn in play.ON_CORRIDOR[8:]:
            take_turn(chair, turn, CORRIDOR)


def cut_the_power(tap, chair, book):
    waiting = play.AFTER_THE_CUT[:2]
    for turn in waiting:
        chair.queue(turn.person)
    chair.give(play.CUT_OFF.person)
    chair.room_shows_speaker(play.CUT_OFF.person, CORRIDOR)
    chair.type(play.HALF)
    chair.said().wait_text(play.HALF)
    wait_for(lambda: play.HALF.encode() in book.path.read_bytes(), 'the draft in the file')
    before = chair.room()
    chair.app.kill()

    chair.sit_down(chair.stage.run_app([book.path]))
    with tap.test('after kill -9 in the middle of a speech the room sees the same page'):
        chair.stage.wait_geometry(chair.app, MONITORS[1], chair.words('Projection'))
        wait_for(lambda: chair.room() == before, lambda: f'{before}; it is {chair.room()}')

    with tap.test('who is present, who waits, the clock and the draft stand where they stood'):
        chair.stage.activate(chair.app, COMMUNITY)
        chair.press('ctrl+3')
        chair.find_counts(DUE, len(play.INVITED) + 1)
        for turn in waiting:
            chair.waiting(turn.person)
        chair.find_speaker(play.CUT_OFF.person)
        shown = chair.clock()
        wait_for(lambda: chair.clock() != shown, 'the clock to go on')
        chair.said().wait_text(play.HALF)
        chair.find(None, 'Who speaks', state='editable').wait_text(play.CUT_OFF.person.name)

    with tap.test('the sentence is finished, and the meeting goes on'):
        said, = play.CUT_OFF.said
        chair.said().wait_state('focused')
        chair.press('ctrl+End')
        chair.write_down(said, begun=play.HALF)
        for turn in waiting:
            take_turn(chair, turn, CORRIDOR, queued=True)


def come_and_go(tap, chair):
    with tap.test('who comes late is found in the directory, and speaks'):
        chair.press('ctrl+2')
        chair.sign_in(play.LATE)
        chair.find_counts(DUE, len(play.INVITED) + 2)
        chair.press('ctrl+3')
        take_turn(chair, play.AFTER_THE_CUT[2], CORRIDOR)
        chair.press('ctrl+e')
        chair.find('label', 'Nobody has the floor')


def vote_on_the_corridor(tap, chair):
    def ask(question):
        chair.press('ctrl+4')
        chair.find(None, 'What is voted on', state='focused')
        chair.type(question)
        chair.app.find(None, chair.words('What is voted on'), text=question)
        chair.press('Tab')

    with tap.test('more hands than people are refused, and the form keeps what was typed'):
        ask(CAPTAIN)
        chair.fill(10, 2, 1)
        chair.press('Return')
        chair.app.find('alert', re.compile('12'))
        chair.app.find(None, chair.words('What is voted on'), text=CAPTAIN)
        chair.press('shift+Tab', 'shift+Tab', 'shift+Tab')
        chair.fill(9, 2, 1)
        chair.press('Return')
        chair.find('button', 'Count Again', rest=': ' + CAPTAIN)

    with tap.test('hands are counted again, and the new count replaces the old one'):
        chair.push('Count Again', rest=': ' + CAPTAIN)
        chair.find('spin button', 'In Favour', 'hands', state='focused')
        chair.fill(10, 1, 1)
        chair.press('Return')
        chair.app.find('label', re.compile('10'))
        chair.find('button', 'Write Down the Count')

    with tap.test('somebody leaves, and hands are counted party by party'):
        chair.press('ctrl+2')
        chair.app.find('check box', play.ZHOU.name).focus_with_tab(chair.stage.keyboard)
        chair.press('space')
        chair.app.find('check box', play.ZHOU.name).wait_state('checked', False)
        ask(SATURDAY)
        chair.press('shift+Tab', 'shift+Tab', 'shift+Tab', 'space')
        chair.go('In Favour', 'hands', rest=': ' + play.RESIDENTS, role=None)
        chair.fill(*(count for counts in BY_PARTY for count in counts))
        chair.press('Return')
        chair.find('button', 'Count Again', rest=': ' + SATURDAY)


def speak_of_charging(tap, chair):
    with tap.test('the meeting goes on to the other topic'):
        chair.press('ctrl+3')
        chair.app.find('combo box', CORRIDOR).choose(CHARGING, chair.stage.keyboard)
        for turn in play.ON_CHARGING:
            take_turn(chair, turn, CHARGING)
        chair.press('ctrl+e')


def agree(tap, chair):
    def open_suggestion(text):
        chair.app.find('list', chair.words('Suggestions of this session')) \
            .find('list item', re.compile('^' + text)).focus_with_tab(chair.stage.keyboard)
        chair.press('Return')
        chair.find('dialog', 'Suggestion')

    with tap.test('a suggestion is joined with its like, with the proposers of both'):
        first, second = play.JOINED
        open_suggestion(first)
        chair.push('Join', rest=': ' + second)
        chair.find('button', 'Take Apart', rest=': ' + second)
        chair.press('Escape')
        chair.app.wait_gone('dialog')

    with tap.test('the room is asked, and who cannot live with it says why'):
        person, text, reason = play.DISSENT
        open_suggestion(text)
        chair.push('Ask the Room')
        chair.go('Who cannot live with it', role='text')
        chair.type(person.letters)
        chair.app.find('list item', person.name, state='selected')
        chair.press('Return')
        chair.find(None, 'Why (Enter writes it down)', state='focused')
        chair.type(reason)
        chair.press('Return')
        chair.find('button', 'Can Live with It after All', rest=': ' + person.name)
        chair.press('Escape')
        chair.app.wait_gone('dialog')


def vote_on_charging(tap, chair):
    with tap.test('the last count is on the other topic'):
        chair.press('ctrl+4')
        chair.find(None, 'What is voted on', state='focused')
        chair.press('shift+Tab', 'shift+Tab', 'space')
        chair.find('combo box', 'Topic').choose(CHARGING, chair.stage.keyboard)
        chair.go('What is voted on', role='text', key='Tab')
        chair.type(NORTH_GATE)
        chair.press('Tab')
        chair.fill(8, 2, 1)
        chair.press('Return')
        chair.find('button', 'Count Again', rest=': ' + NORTH_GATE)


def close(tap, chair):
    with tap.test('closing says what is missing, and locks the minutes'):
        chair.press('ctrl+5')
        for text in play.SUGGESTIONS:
            if text != play.JOINED[1]:
                chair.app.find('list item', chair.words(
                    'Nothing is decided yet about the suggestion “%s”.') % text)
        chair.push('Close the Session')
        chair.find('button', 'Open Again to Correct the Minutes')
        chair.press('shift+F5')
        wait_for(lambda: chair.room() is None, 'the projection to end')


def spoken(moment):
    """Say a day and a time of day as the minutes do."""
    time = datetime.datetime.fromisoformat(moment)
    return f'{time.year}年{time.month}月{time.day}日（星期{"一二三四五六日"[time.weekday()]}）{time:%H:%M}'


def read_minutes(book, meeting):
    """Return the archive copy of the minutes, without line breaks and what stands on every page."""
    path = book.path.with_suffix('.pdf')
    book.cli('print', 'minutes', meeting, '--archive', '--output', path)
    text = run('pdftotext', '-raw', path, '-').decode()
    return re.sub(r'— \d+ —|内部存档|\s', '', text)


def check_book(tap, book, meeting):
    with tap.test('the book holds every remark with who said it for whom, and how'):
        stances = {'赞成': 'for', '反对': 'against', '提问': 'question', '建议': 'suggestion',
                   '答复': 'answer', '': None}
        remarks = [(r['speaker'], r['party_name'], r['topic_title'], r['stance'], r['text'])
                   for r in book.read('remark', 'list')]
        first = len(play.REMARKS) - sum(len(turn.said) for turn in play.ON_CHARGING)
        assert remarks == [(p.name, p.party, CORRIDOR if n < first else CHARGING,
                            stances[said.stance], said.text)
                           for n, (p, said) in enumerate(play.REMARKS)], remarks

    with tap.test('and who came, late, and left'):
        people = {a['name']: a for a in book.read('meeting', 'show', meeting)['attendance']}
        assert people.keys() == {p.name for p in (*play.PHONES, play.GUEST)}, people
        assert people[play.ABSENT.name]['arrived_at'] is None, people
        assert people[play.LATE.name]['invited_at'] is None, people
        left = [name for name, line in people.items() if line['left_at']]
        assert left == [play.ZHOU.name], left

    with tap.test('and the suggestions, what was joined, and who dissents'):
        listed = {s['text']: s for s in book.read('suggestion', 'list')}
        first, second = play.JOINED
        assert listed.keys() == set(play.SUGGESTIONS) - {second}, listed
        assert listed[first]['joins'] == 1, listed
        person, text, reason = play.DISSENT
        dissent, = book.read('suggestion', 'dissents', listed[text]['number'])
        assert (dissent['name'], dissent['reason']) == (person.name, reason), dissent

    with tap.test('and the counts, the replaced one beside the one that replaced it'):
        def counts(*options):
            return [(b['question'], b['in_favour'], b['against'], b['abstained'], b['present'])
                    for b in book.read('ballot', 'list', *options)]

        valid = {(CAPTAIN, 10, 1, 1, 12), (SATURDAY, 10, 0, 1, 11), (NORTH_GATE, 8, 2, 1, 11)}
        assert set(counts()) == valid, counts()
        assert set(counts('--replaced')) - valid == {(CAPTAIN, 9, 2, 1, 12)}, counts('--replaced')
        parts = next(b for b in book.read('ballot', 'list') if b['question'] == SATURDAY)['parts']
        assert parts == len(BY_PARTY), parts

    with tap.test('the minutes say it word for word'):
        closed = book.read('meeting', 'list')[0]['closed_at']
        now = datetime.datetime.now()
        expected = MINUTES.read_text().format(
            year=next_25th()[:4],
            start=spoken(f'{next_25th()} 14:30:00'), end=spoken(closed),
            today=f'{now.year}年{now.month}月{now.day}日')
        expected = re.sub(r'\s', '', expected)
        said = read_minutes(book, meeting)
        assert said == expected, next(
            (said[max(0, n - 20):n + 20], expected[max(0, n - 20):n + 20])
            for n in range(len(said) + 1) if said[:n + 1] != expected[:n + 1])


with Tap() as tap, X11Stage(sys.argv[1]) as stage:
    book = Book(stage, 'whole', 'new', '--name', COMMUNITY)
    meeting = prepare(book)
    chair = Chair(stage)
    chair.sit_down(stage.run_app([book.path]))
    open_session(tap, chair)
    speak_of_the_corridor(tap, chair)
    steer_the_projection(tap, chair)
    cut_the_power(tap, chair, book)
    come_and_go(tap, chair)
    vote_on_the_corridor(tap, chair)
    speak_of_charging(tap, chair)
    agree(tap, chair)
    vote_on_charging(tap, chair)
    close(tap, chair)
    chair.app.quit()
    check_book(tap, book, meeting)
