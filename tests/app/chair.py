# SPDX-License-Identifier: GPL-3.0-or-later
"""The chair of a session: what stands in the console, and two hands on its keyboard."""

import re

from book import words_of
from patience import wait_for
from whole_meeting import STANCES

CLOCK = re.compile(r'^\+?\d+:\d\d$')


class Chair:
    """Sits before a window, and sees what the room sees as well."""

    def __init__(self, stage):
        self.stage = stage
        self.app = None
        self.words = words_of(stage)
        self.press, self.type = stage.keyboard.press, stage.keyboard.type

    def sit_down(self, app):
        """Go on before another window."""
        self.app = app
        self.find('list item', 'Deliberate')
        self.stage.activate(app)

    # What is to be seen

    def find(self, role, text, context=None, rest='', **wanted):
        """Find what has the words for a text as its name, and the rest behind them."""
        return self.app.find(role, self.words(text, context) + rest, **wanted)

    def gone(self, role, text, context=None, rest=''):
        self.app.wait_gone(role, self.words(text, context) + rest)

    def said(self):
        """Return the field for what is said."""
        return self.find(None, 'What is said (Enter keeps it)', state='editable')

    def find_speaker(self, person):
        """Find who has the floor, beside the clock."""
        return self.app.find('label', person.name)

    def clock(self):
        """Return how many seconds are left to who speaks; fewer than 0 over time."""
        over, minutes, seconds = re.match(r'(\+?)(\d+):(\d+)$',
                                          self.app.find('timer').name).groups()
        return (int(minutes) * 60 + int(seconds)) * (-1 if over else 1)

    def waiting(self, person):
        """Find somebody in the queue."""
        return self.find('button', 'Take off the Queue', rest=': ' + person.name)

    def find_counts(self, due, present):
        self.app.find('status bar', text=re.compile('^' + re.escape(
            self.words('Due %d · Present %d · Without a vote %d') % (due, present, 0))))

    # What the room sees

    def room(self):
        """Return what can be read on the projection, without clocks; None when there is none."""
        window = next(iter(self.app.root.find_all_now('frame', self.words('Projection'))), None)
        return window and [n.name for n in window.walk()
                           if n.role == 'label' and n.name and not CLOCK.match(n.name)]

    def room_shows(self, *texts):
        """Wait until every text can be read on the projection, whatever else is there."""
        wait_for(lambda: (seen := self.room()) is not None
                 and all(any(text in line for line in seen) for text in texts),
                 lambda: f'{texts} in {self.room()}')

    def room_shows_speaker(self, person, topic):
        self.room_shows(f'{person.name[0]}** · {person.party}', topic)

    # What the hands do

    def go(self, text, context=None, rest='', role='button', key='Tab'):
        """Walk to something with the keyboard."""
        self.find(role, text, context, rest, state='sensitive') \
            .focus_with_tab(self.stage.keyboard, key)

    def push(self, *args, **wanted):
        """Walk to a button and press it."""
        self.go(*args, **wanted)
        self.press('Return')

    def sign_in(self, person):
        self.find(None, 'Sign in by name or initials', state='focused')
        self.type(person.letters)
        self.app.find('list item', person.name, state='selected')
        self.press('Return')
        self.app.find('check box', person.name, state='checked')

    def name(self, person):
        self.press('ctrl+l')
        self.find(None, 'Who speaks', state='focused')
        self.press('ctrl+a')
        self.type(person.keys)
        self.app.find('list item', person.name, state='selected')

    def queue(self, person):
        self.name(person)
        self.press('ctrl+Return')
        self.waiting(person)

    def give(self, person):
        """Give somebody the floor by their name."""
        self.name(person)
        self.press('Return')
        self.find_speaker(person)
        self.said().wait_state('focused')

    def give_next(self, person):
        """Give the floor to who waits, who is this one."""
        self.press('ctrl+g')
        self.gone('button', 'Take off the Queue', rest=': ' + person.name)
        self.find_speaker(person)
        self.said().wait_state('focused')

    def write_down(self, said, begun=''):
        """Keep what is said, and make a suggestion of it where it is one.

        begun -- the words of it that stand there already.
        """
        if said.stance:
            self.press(f'alt+{STANCES[said.stance]}')
        self.type(said.text.removeprefix(begun))
        field = self.said()
        field.wait_text(said.text)
        self.press('Return')
        self.app.find('list item', said.text)
        field.wait_text('')
        if said.suggested:
            self.press('ctrl+j')
            self.app.find('list', self.words('Suggestions of this session')) \
                .find('label', said.text)

    def fill(self, *counts):
        """Type counts into fields that follow one another, from the one with the focus."""
        for count in counts:
            self.press('ctrl+a')
            self.type(str(count))
            self.press('Tab')
