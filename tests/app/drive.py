# SPDX-License-Identifier: GPL-3.0-or-later
"""Using a window as a screen reader's user does: by role and by name.

A Node stands for one object of the accessibility tree. Tests find nodes, act
on them and read them back; they never look at widgets. Roles are the names of
AT-SPI ("button", "list item", "label", …); dump() prints a window's tree with
the roles, names and states to use.
"""

import contextlib
import itertools
import re

from gi.repository import GLib

from patience import LIMIT, wait_for

# What someone can operate, so that it needs a name to be announced with. "list
# item" and "table row" are here because the app's rows open something.
INTERACTIVE_ROLES = {
    'button', 'check box', 'check menu item', 'combo box', 'editbar', 'entry', 'link',
    'list item', 'menu item', 'page tab', 'password text', 'radio button', 'radio menu item',
    'row header', 'column header', 'slider', 'spin button', 'switch', 'table row', 'text',
    'toggle button', 'tree item',
}

# Widgets of several operable parts, which are announced with the name of the whole.
COMPOSITE_ROLES = {'combo box', 'entry', 'spin button'}

# at-spi2-core renamed this role in 2.54; both names reach us.
ROLE_ALIASES = {'push button': 'button', 'push button menu': 'button'}

# In the order of preference, for nodes that offer more than one.
PRIMARY_ACTIONS = ('click', 'activate', 'toggle', 'press')


# AT-SPI's numbers.
RELATIVE_TO_WINDOW = 1
LABELLED_BY = 2


def _matches(wanted, actual):
    """Compare a text with None (anything), a string (equal) or a pattern (found in it)."""
    if wanted is None:
        return True
    if isinstance(wanted, re.Pattern):
        return actual is not None and wanted.search(actual) is not None
    return actual == wanted


class Node:
    """One object of an app's accessibility tree.

    app must have a tree, and require_running(), which raises once the process
    is gone, so that a crash is reported at once and as such.
    """

    def __init__(self, path, app):
        # What tells this node from every other of the app.
        self.path = path
        self.app = app

    def __repr__(self):
        return f'<{self.role} {self.name!r}>'

    # Reading

    @property
    def _item(self):
        return self.app.tree.item(self.path)

    @property
    def role(self):
        role = self._item.role
        return ROLE_ALIASES.get(role, role)

    @property
    def name(self):
        return self._item.name

    @property
    def description(self):
        return self._item.description

    @property
    def interfaces(self):
        return {interface.rpartition('.')[2] for interface in self._item.interfaces}

    @property
    def text(self):
        """What stands in an entry, a text view or a label; None where there is no text."""
        if 'Text' not in self.interfaces:
            return None
        count = self.app.tree.get(self.path, 'Text', 'CharacterCount')
        return self.app.tree.call(self.path, 'Text', 'GetText', GLib.Variant('(ii)', (0, count)))[0]

    @property
    def value(self):
        """The number of a spin button, slider or progress bar; None where there is none."""
        if 'Value' not in self.interfaces:
            return None
        return self.app.tree.get(self.path, 'Value', 'CurrentValue')

    @property
    def states(self):
        """The states that hold, in lower case with hyphens: {"showing", "focused", …}."""
        return self._item.states

    def has(self, state):
        return state in self.states

    @property
    def showing(self):
        return self.has('showing')

    @property
    def index(self):
        """The place among the parent's children, from 0."""
        return self.app.tree.call(self.path, 'Accessible', 'GetIndexInParent')[0]

    @property
    def actions(self):
        if 'Action' not in self.interfaces:
            return []
        names = []
        # The number may be that of another moment.
        with contextlib.suppress(GLib.Error):
            for i in range(self.app.tree.get(self.path, 'Action', 'NActions')):
                names += self.app.tree.call(self.path, 'Action', 'GetName',
                                            GLib.Variant('(i)', (i,)))
        return names

    @property
    def extents(self):
        """(x, y, width, height) in pixels, relative to the node's window."""
        return self.app.tree.call(self.path, 'Component', 'GetExtents',
                                  GLib.Variant('(u)', (RELATIVE_TO_WINDOW,)))[0]

    @property
    def size(self):
        return self.extents[2:]

    # Walking

    def children(self):
        return [Node(child.path, self.app) for child in self._item.children]

    def parent(self):
        above = self._item.parent
        return Node(above, self.app) if above in self.app.tree else None

    def walk(self, showing=True):
        """Yield this node and those below it, parents first.

        showing -- leave out what is not on the screen, with all below it.
        """
        tree = self.app.tree
        waiting = [self._item if showing else tree.item_with_all(self.path)]
        while waiting:
            item = waiting.pop()
            yield Node(item.path, self.app)
            waiting += [child for child in reversed(item.children)
                        if not showing or 'showing' in child.states]

    def window(self):
        """Return the window that this node is in."""
        node = self
        while (above := node.parent()) and above.role != 'application':
            node = above
        return node

    def refresh(self, thoroughly=True):
        """Forget what was read before, so that the next reading asks the app.

        thoroughly -- also who is whose child; a glance that is followed by
                      another one if it was in vain can do without.
        """
        self.app.tree.forget(families=thoroughly)

    # Finding

    def matches(self, role=None, name=None, text=None, state=None, action=None):
        return ((role is None or self.role == role)
                and _matches(name, self.name)
                and (text is None or _matches(text, self.text))
                and (state is None or self.has(state))
                and (action is None or action in self.actions))

    def find_all_now(self, role=None, name=None, showing=True, **wanted):
        """Return the nodes that match at this moment; see find()."""
        self.app.require_running()
        self.refresh()
        return [node for node in self.walk(showing) if node.matches(role, name, **wanted)]

    def find(self, role=None, name=None, limit=LIMIT, showing=True, **wanted):
        """Wait until a node below this one matches, and return the first.

        role   -- for example "button".
        name   -- the accessible name: a string, or a compiled pattern.
        text   -- the text in it, likewise.
        state  -- a state that holds, for example "checked".
        action -- an action that it offers, for example "click".
        """
        def first():
            return next((node for node in self.walk(showing)
                         if node.matches(role, name, **wanted)), None)

        return self._wait(first, lambda: self._sought(role, name, wanted) + ' in\n' + self.dump(),
                        limit)

    def wait_gone(self, role=None, name=None, limit=LIMIT, **wanted):
        """Wait until nothing below this node matches any more; see find()."""
        wait_for(lambda: not self.find_all_now(role, name, **wanted),
                 lambda: self._sought(role, name, wanted) + ' to go away', limit)

    def wait_state(self, state, holds=True, limit=LIMIT):
        """Wait until a state holds, or no longer holds."""
        self._wait(lambda: self.has(state) == holds,
                   f'{self!r} to be {"" if holds else "not "}{state}', limit)

    def wait_text(self, text, limit=LIMIT):
        """Wait until this node's text equals a string or holds a pattern."""
        self._wait(lambda: _matches(text, self.text),
                   lambda: f'the text {text!r} in {self!r}, which has {self.text!r}', limit)

    def _wait(self, condition, what, limit):
        looks = itertools.count()

        def fresh():
            self.app.require_running()
            # Most often the first look finds it.
            self.refresh(thoroughly=next(looks) > 0)
            return condition()

        return wait_for(fresh, what, limit)

    @staticmethod
    def _sought(role, name, wanted):
        parts = {'role': role, 'name': name} | wanted
        return 'a node with ' + ', '.join(f'{k} {v!r}' for k, v in parts.items() if v is not None)

    # Acting

    def do(self, action=None):
        """Perform an action of this node, by default its main one.

        A menu button's own node offers no action; the toggle button in it does.
        """
        for node in self.walk():
            offered = node.actions
            chosen = next((a for a in ([action] if action else PRIMARY_ACTIONS) if a in offered),
                          None)
            if chosen:
                done = self.app.tree.act(node.path, 'Action', 'DoAction',
                                         GLib.Variant('(i)', (offered.index(chosen),)))
                assert done, f'{node!r} did not {chosen}'
                return
        raise AssertionError(f'no action {action or "to click"} in\n{self.dump()}')

    def click(self):
        """Press a button, switch a switch, choose a row, open a menu.

        GTK shows a button pressed for a quarter of a second before it acts, so
        wait for what the click is to bring about.
        """
        parent = self.parent()

        # Rows offer no action of their own: a list is told which one to select.
        if self.has('selectable') and 'Selection' in parent.interfaces and not (
                set(PRIMARY_ACTIONS) & set(self.actions)):
            parent.select(self)
        else:
            self.do()

    def select(self, child):
        """Select a child of this list."""
        done = self.app.tree.act(self.path, 'Selection', 'SelectChild',
                                 GLib.Variant('(i)', (child.index,)))
        assert done, f'{self!r} did not select {child!r}'

    def set_text(self, text):
        """Replace the text of an entry or a text view, and wait until it stands there."""
        target = next((n for n in self.walk() if 'EditableText' in n.interfaces), None)
        assert target, f'{self!r} has no text to edit'
        done = self.app.tree.act(target.path, 'EditableText', 'SetTextContents',
                                 GLib.Variant('(s)', (text,)))
        assert done, f'{target!r} did not take the text'
        target.wait_text(text)

    def set_value(self, number):
        """Set a spin button or a slider, and wait until it has the value."""
        self.app.tree.set(self.path, 'Value', 'CurrentValue', GLib.Variant('d', number))
        self._wait(lambda: self.value == number, f'{self!r} to be {number}', LIMIT)

    def focus_with_tab(self, keyboard, key='Tab', presses=200):
        """Walk the focus here with real keys, and return how many it took.

        GTK does not let assistive technology move the focus, and walking there
        proves as well that it can be reached without a mouse.
        """
        def focused():
            return {node.path: repr(node) for node in self.app.root.walk() if node.has('focused')}

        def moved():
            after = focused()
            return after if after.keys() - now.keys() else None

        passed = {}
        self.refresh()
        now = focused()
        for count in range(presses):
            if self.path in now:
                return count
            # The second time round tells the same; a node may be passed twice
            # when the focus had not been anywhere before.
            if all(passed.get(path, 0) > 1 for path in now) and now:
                break
            for path in now:
                passed[path] = passed.get(path, 0) + 1
            keyboard.press(key)
            now = self._wait(
                moved, f'{key} to move the focus from {list(now.values())} to a node of the tree',
                LIMIT)
        raise AssertionError(f'{key} did not reach {self!r}, but goes round in\n'
                             + self.app.root.dump())

    def choose(self, choice, keyboard):
        """Choose from this drop-down with real keys."""
        def place():
            focused = self.find_all_now('list item', state='focused')
            return focused[0].index if focused else None

        def to_reach(position):
            wait_for(lambda: place() == position, f'the focus on choice {position} of {self!r}')

        target = self if self.has('focusable') else self.find('toggle button')
        target.focus_with_tab(keyboard)
        keyboard.press('space')
        choices = self.find('list item', state='focused').parent()
        labels = [next(node.name for node in item.walk(False) if node.role == 'label')
                  for item in choices.children()]
        # Where the focus is at first depends on what was chosen last.
        keyboard.press('Home')
        to_reach(0)
        for position in range(1, labels.index(choice) + 1):
            keyboard.press('Down')
            to_reach(position)
        keyboard.press('Return')
        to_reach(None)
        self.find('label', choice)

    # Judging

    def unnamed(self):
        """Return the nodes on the screen that someone can operate but not recognise.

        A node without a name of its own passes when another one labels it.
        """
        self.app.require_running()
        self.refresh()
        return [node for node in self.walk()
                if node.role in INTERACTIVE_ROLES and not node.name.strip()
                and not node._named_by_another()]

    def _named_by_another(self):
        """Whether a screen reader has another node's name for this one.

        Such are the parts of a composite widget that has a name, menu items,
        whose label GTK keeps out of the tree, and expander rows, whose header
        is a row inside the row.
        """
        relations, = self.app.tree.call(self.path, 'Accessible', 'GetRelationSet')
        if any(kind == LABELLED_BY for kind, _others in relations):
            return True

        if self.role == 'list item' and any(node.role == 'list item' and node.name.strip()
                                            for node in self.walk()):
            return True

        above = self.parent()
        while above and above.role not in ('frame', 'application'):
            if above.role in COMPOSITE_ROLES:
                return bool(above.name.strip())
            above = above.parent()
        return False

    def all_text(self):
        """Return every word a node here shows or announces, one per line."""
        self.refresh()
        lines = []
        for node in self.walk():
            lines += [part for part in (node.name, node.text, node.description) if part]
        return '\n'.join(lines)

    def dump(self, showing=True):
        """Return the tree below this node for people to read.

        Left out are containers that say nothing, and the actions of text
        fields that are the same everywhere.
        """
        self.refresh()
        lines = []
        self._dump_into(lines, 0, showing)
        return '\n'.join(lines)

    def _dump_into(self, lines, depth, showing):
        role, name, text = self.role, self.name, self.text
        states = self.states - {'enabled', 'sensitive', 'showing', 'visible'}
        if name or text or role not in ('filler', 'grouping', 'panel'):
            parts = [role, repr(name)]
            if text and text != name:
                parts.append(f'text={text!r}')
            if actions := [action for action in self.actions if '.' not in action]:
                parts.append(f'actions={",".join(actions)}')
            if states:
                parts.append(f'[{" ".join(sorted(states))}]')
            lines.append('  ' * depth + ' '.join(parts))
            depth += 1

        for child in self.children():
            if not showing or child.showing:
                child._dump_into(lines, depth, showing)
