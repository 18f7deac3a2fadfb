# SPDX-License-Identifier: GPL-3.0-or-later
"""Real key presses, on X11 and on Wayland."""

import re

from gi.repository import GLib

from process import run


class X11Keyboard:
    """Real key presses to the window that has the focus."""

    def __init__(self):
        self._taught = {}    # the key of each character, the one typed longest ago first
        self._spare = None

    def press(self, *keys):
        """Press keys or chords one after the other: press('ctrl+a', 'Tab')."""
        run('xdotool', 'key', *keys)

    def type(self, text):
        """Type a text; every character comes as a key press of its own.

        After more characters than there are keys, those of texts before change:
        wait for a long text to stand there before the next.
        """
        self._teach(text)
        run('xdotool', 'type', '--delay', '5', text)

    def _teach(self, text):
        """Put the characters that no key has onto spare keys.

        xdotool would borrow one key for each in turn and be ahead of an app
        on a busy machine, which then reads another character from that key.
        """
        if self._spare is None:
            keys = run('xmodmap', '-pke').decode()
            self._spare = re.findall(r'^keycode +(\d+) =\s*$', keys, re.MULTILINE)

        characters = [c for c in dict.fromkeys(text) if ord(c) > 126]
        for character in characters:
            if key := self._taught.pop(character, None):
                self._taught[character] = key
        new = [c for c in characters if c not in self._taught]
        if len(characters) > len(self._spare) + len(self._taught):
            raise ValueError(f'{len(characters)} characters are too many for the spare keys')
        expressions = []
        for character in new:
            key = self._spare.pop() if self._spare else self._taught.pop(next(iter(self._taught)))
            self._taught[character] = key
            expressions += ['-e', f'keycode {key} = U{ord(character):04X}']
        if expressions:
            run('xmodmap', *expressions)


class WaylandKeyboard:
    """Real key presses, by mutter's interface for remote control."""

    KEYSYMS = {
        'BackSpace': 0xff08, 'Tab': 0xff09, 'Return': 0xff0d, 'Escape': 0xff1b, 'Home': 0xff50,
        'Left': 0xff51, 'Up': 0xff52, 'Right': 0xff53, 'Down': 0xff54, 'Page_Up': 0xff55,
        'Page_Down': 0xff56, 'End': 0xff57, 'Delete': 0xffff, 'space': 0x20,
        'shift': 0xffe1, 'ctrl': 0xffe3, 'alt': 0xffe9,
    } | {f'F{n}': 0xffbd + n for n in range(1, 13)}

    def __init__(self, stage):
        self._stage = stage
        self._session = self._call('/org/gnome/Mutter/RemoteDesktop',
                                   'org.gnome.Mutter.RemoteDesktop', 'CreateSession')[0]
        self._notify('Start')

    def _call(self, path, interface, method, parameters=None):
        return self._stage.call('org.gnome.Mutter.RemoteDesktop', path, interface, method,
                                parameters)

    def _notify(self, method, parameters=None):
        self._call(self._session, 'org.gnome.Mutter.RemoteDesktop.Session', method, parameters)

    def _key(self, keysym, pressed):
        self._notify('NotifyKeyboardKeysym', GLib.Variant('(ub)', (keysym, pressed)))

    @classmethod
    def _keysym(cls, key):
        """Return the keysym of a key's name, or of a character of Latin-1, which is its code."""
        return cls.KEYSYMS.get(key) or ord(key)

    def press(self, *keys):
        """Press keys or chords one after the other: press('ctrl+a', 'Tab')."""
        for chord in keys:
            keysyms = [self._keysym(key) for key in re.split(r'\+(?!$)', chord)]
            for keysym in keysyms:
                self._key(keysym, True)
            for keysym in reversed(keysyms):
                self._key(keysym, False)

    def type(self, text):
        """Type a text; what no key has is entered by its code, as GTK's input method offers.

        mutter presses only keys that the keymap has.
        """
        for character in text:
            if ord(character) < 127:
                self.press(character)
            else:
                self.press('ctrl+shift+u', *f'{ord(character):x}', 'space')
