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

    __slots__ = ('path', 'parent', 'child_count', 'interfaces', 'name', 'role', 'description',
                 'states', 'children')

    def __init__(self, path, parent, child_count, interfaces, name, role, description, states):
        self.path = path
        self.parent = parent
        self.child_count = child_count
        self.interfaces = interfaces
        self.name = name
        self.role = role
        self.description = description
        self.states = states
        self.children = []


# What an object is that was there before.
GONE = Item(None, None, 0, (), '', 'invalid', '', frozenset({'defunct'}))


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
        self._parents = set()
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
        self._read(path)
        return self._items.get(path, GONE)

    def _read(self, whole=None):
        """Read all that is showing, and of one object all that there is."""
        known = {}
        while True:
            self._read_cache()
            # The cache still holds what is hidden by now, so who is whose child has to be asked:
            # first of those that had children the last time, all at once.
            known |= self._ask('GetChildren', self._parents & self._items.keys() - known.keys())
            unknown = self._link(known, whole)
            if not unknown:
                break
            self._introduce(unknown, whole)
        self._read_at = moment.now()

    def _link(self, known, whole):
        """Tell the items their children, and return the paths of those that are not known yet.

        What is not on the screen is not asked for its children: GTK would make their context, and
        complains when it gives them a role later.
        """
        self._parents = set()
        unknown = set()
        level = {ROOT: False}
        while level:
            known |= self._ask('GetChildren', level.keys() - known.keys())
            below = {}
            for path, inside in level.items():
                inside = inside or path == whole
                children = [child for _name, child in known.get(path, ())]
                item = self._items[path]
                item.children = [self._items[child] for child in children if child in self._items]
                unknown.update(child for child in children if child not in self._items)
                below |= {child.path: inside for child in item.children
                          if child.child_count > 0 and (inside or 'showing' in child.states)}
                self._parents.add(path)
            level = below
        return unknown

    def _ask(self, method, paths):
        return self._bus.ask(self._name, paths, SPI + 'Accessible', method)

    def _introduce(self, paths, whole):
        """Have objects known to the cache.

        One comes into it when it is asked for the first time, and those below it have not come
        then.
        """
        while paths:
            states = self._ask('GetState', paths)
            showing = {path for path, (low, high) in states.items()
                       if 'showing' in _states(low | high << 32)}
            families = self._ask('GetChildren', states.keys() if whole else showing)
            paths = {child for children in families.values() for _name, child in children}
            paths -= self._items.keys()

    def _read_cache(self):
        self._items = {}
        for (_, path), _app, (_, parent), _index, count, interfaces, name, role, description, \
                (low, high) in self.call('/org/a11y/atspi/cache', 'Cache', 'GetItems')[0]:
            self._items[path] = Item(path, parent, count, interfaces, name, _role_name(role),
                                     description, _states(low | high << 32))


@functools.cache
def _states(bits):
    """Return the names of the states whose bits are set."""
    return frozenset(name for number, name in STATES.items() if bits >> number & 1)


@functools.cache
def _role_name(number):
    """Return what AT-SPI calls a role."""
    return Atspi.role_get_name(Atspi.Role(number))
