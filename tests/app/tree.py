# SPDX-License-Identifier: GPL-3.0-or-later
"""The accessibility tree of a running app, read whole in one question.

Asking for each object's role, name and states one after the other takes a
second for a large window; a toolkit that keeps a cache for screen readers
(org.a11y.atspi.Cache) tells all of it at once. What was read holds for a
moment: until something is done or waited for.
"""

import contextlib
import functools

import gi

gi.require_version('Atspi', '2.0')

from gi.repository import Atspi, Gio, GLib  # noqa: E402

import moment  # noqa: E402
from patience import LIMIT  # noqa: E402

SPI = 'org.a11y.atspi.'
ROOT = '/org/a11y/atspi/accessible/root'
REGISTRY = 'org.a11y.atspi.Registry'

# Only the words are taken from the library: by a number of AT-SPI they are the names of its states.
STATES = {int(state): state.value_nick
          for state in (Atspi.StateType(i) for i in range(int(Atspi.StateType.LAST_DEFINED)))}


class Item:
    """What the cache tells of one object."""

    __slots__ = ('path', 'parent', 'index', 'child_count', 'interfaces', 'name', 'role',
                 'description', 'states', 'children')

    def __init__(self, path, parent, index, child_count, interfaces, name, role, description, bits):
        self.path = path
        self.parent = parent
        self.index = index
        self.child_count = child_count
        self.interfaces = interfaces
        self.name = name
        self.role = role
        self.description = description
        self.states = bits
        self.children = []


# What an object is that was there before.
GONE = Item(None, None, -1, 0, (), '', 'invalid', '', frozenset({'defunct'}))


class Bus:
    """The accessibility bus of this session."""

    def __init__(self, session):
        address = session.call_sync('org.a11y.Bus', '/org/a11y/bus', 'org.a11y.Bus', 'GetAddress',
                                    None, None, Gio.DBusCallFlags.NONE, int(LIMIT * 1000),
                                    None).unpack()[0]
        flags = (Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT
                 | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION)
        self._connection = Gio.DBusConnection.new_for_address_sync(address, flags, None, None)

    def close(self):
        self._connection.close_sync(None)

    def call(self, name, path, interface, method, parameters=None):
        """Call a method, and return its results as a tuple."""
        return self._connection.call_sync(name, path, interface, method, parameters, None,
                                          Gio.DBusCallFlags.NONE, int(LIMIT * 1000), None).unpack()

    def ask(self, name, path_list, interface, method):
        """Call a method of many objects at once; return results by path, without what failed."""
        answers = {}
        waiting = set(path_list)

        def answered(connection, result, path):
            waiting.remove(path)
            with contextlib.suppress(GLib.Error):
                answers[path] = connection.call_finish(result).unpack()[0]

        for path in waiting:
            self._connection.call(name, path, interface, method, None, None,
                                  Gio.DBusCallFlags.NONE, int(LIMIT * 1000), None, answered, path)
        while waiting:
            GLib.MainContext.default().iteration(True)
        return answers

    def find(self, process_id):
        """Return the bus name of the application with a process id, or None."""
        for name, _path in self.call(REGISTRY, ROOT, SPI + 'Accessible', 'GetChildren')[0]:
            owner = self.call('org.freedesktop.DBus', '/', 'org.freedesktop.DBus',
                              'GetConnectionUnixProcessID', GLib.Variant('(s)', (name,)))[0]
            if owner == process_id:
                return name
        return None


class Tree:
    """All objects of one application, and the questions that are put to single ones."""

    def __init__(self, bus, name):
        self._bus = bus
        self._name = name
        self._items = {}
        self._read_at = None

    def __contains__(self, path):
        return self.item(path) is not GONE

    def call(self, path, interface, method, parameters=None):
        """Call a method of an object that is one of AT-SPI's, and return the results."""
        return self._bus.call(self._name, path, SPI + interface, method, parameters)

    def act(self, path, interface, method, parameters=None):
        """Call a method that changes something; return whether it did."""
        moment.passes()
        return self.call(path, interface, method, parameters)[0]

    def get(self, path, interface, key):
        """Read a property of an object."""
        return self._bus.call(self._name, path, 'org.freedesktop.DBus.Properties', 'Get',
                              GLib.Variant('(ss)', (SPI + interface, key)))[0]

    def set(self, path, interface, key, value):
        """Write a property of an object."""
        moment.passes()
        self._bus.call(self._name, path, 'org.freedesktop.DBus.Properties', 'Set',
                       GLib.Variant('(ssv)', (SPI + interface, key, value)))

    def forget(self):
        """Read anew before the next answer."""
        self._read_at = None

    def item(self, path):
        """Return what is known of an object, GONE if it is none of the app's any more."""
        if self._read_at != moment.now():
            self._read()
        return self._items.get(path, GONE)

    def item_with_all(self, path):
        """Return an object with everything below it, also what has never been on the screen."""
        self._read(hidden=True)
        return self._items.get(path, GONE)

    def _read(self, hidden=False):
        asked = set()
        while True:
            windows = self.call(ROOT, 'Accessible', 'GetChildren')[0]
            self._read_cache([path for _name, path in windows])
            unknown = {item.path for item in self._items.values()
                       if item.child_count > len(item.children)
                       and (hidden or 'showing' in item.states)} - asked
            if not unknown:
                break
            asked |= unknown
            self._introduce(unknown, hidden)
        self._read_at = moment.now()

    def _introduce(self, paths, hidden):
        """Have objects known to the cache.

        One comes into it when somebody asks for it for the first time, and those below it have
        not come then.
        """
        while paths:
            found = self._bus.ask(self._name, paths, SPI + 'Accessible', 'GetChildren')
            paths = {path for children in found.values() for _name, path in children}
            paths -= self._items.keys()
            if not hidden:
                states = self._bus.ask(self._name, paths, SPI + 'Accessible', 'GetState')
                paths = {path for path, (low, high) in states.items()
                         if 'showing' in _states(low | high << 32)}

    def _read_cache(self, windows):
        items = {}
        for (_, path), _app, (_, parent), index, count, interfaces, name, role, description, \
                (low, high) in self.call('/org/a11y/atspi/cache', 'Cache', 'GetItems')[0]:
            items[path] = Item(path, parent, index, count, interfaces, name, _role_name(role),
                               description, _states(low | high << 32))
        for item in items.values():
            # What has no place among its parent's children is not one of them.
            if item.parent in items and 0 <= item.index < items[item.parent].child_count:
                items[item.parent].children.append(item)
        for item in items.values():
            item.children.sort(key=lambda child: child.index)
        items[ROOT].children = [items[path] for path in windows if path in items]
        self._items = items


@functools.cache
def _states(bits):
    """Return the names of the states whose bits are set."""
    return frozenset(name for number, name in STATES.items() if bits >> number & 1)


@functools.cache
def _role_name(number):
    """Return what AT-SPI calls a role."""
    return Atspi.role_get_name(Atspi.Role(number))
