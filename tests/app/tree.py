# SPDX-License-Identifier: GPL-3.0-or-later
"""The accessibility tree of a running app, read whole in one question.

Asking for each object's role, name and states one after the other takes a
second for a large window; a toolkit that keeps a cache for screen readers
(org.a11y.atspi.Cache) tells all of it at once. What was read holds for a
moment: until something is done or waited for. From one moment to the next
most of a window stays as it is, and what is told in the same words again is
neither taken apart nor asked about again.
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

    def __init__(self, path, parent, index, child_count, interfaces, name, role, description,
                 states):
        self.path = path
        self.parent = parent
        self.index = index
        self.child_count = child_count
        self.interfaces = interfaces
        self.name = name
        self.role = role
        self.description = description
        self.states = states
        self.children = []

    @classmethod
    def of_cache(cls, told):
        """Return the object that a line of the cache is about."""
        (_, path), _app, (_, parent), index, count, interfaces, name, role, description, \
            (low, high) = told.unpack()
        return cls(path, parent, index, count, interfaces, name, _role_name(role), description,
                   _states(low | high << 32))

    @property
    def showing(self):
        return 'showing' in self.states


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
        return self.call_packed(name, path, interface, method, parameters).unpack()

    def call_packed(self, name, path, interface, method, parameters=None):
        """Call a method, and return its results as they came."""
        return self._connection.call_sync(name, path, interface, method, parameters, None,
                                          Gio.DBusCallFlags.NONE, int(LIMIT * 1000), None)

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
        self._told = {}       # the items by the bytes that the cache told them in
        self._claims = {}     # by parent: all that the cache tells of it and its children
        self._families = {}   # by parent: what was told then, and who the children were
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

    def forget(self, families=False):
        """Read anew before the next answer, and ask everybody for their children."""
        self._read_at = None
        if families:
            self._families = {}

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
        uncached = set()
        asked = set()
        while True:
            self._read_cache()
            for path in uncached:
                self._read_one(path)
            # The cache still holds what is hidden by now, so who is whose child has to be asked:
            # first of those that had children the last time, all at once.
            if not whole:
                known |= self._ask_children(self._parents & self._items.keys() - known.keys())
            unknown = self._link(known, whole)
            if unknown <= uncached:
                break
            uncached = unknown & asked
            self._introduce(unknown - asked, whole)
            asked |= unknown
        self._read_at = moment.now()

    def _read_one(self, path):
        """Read an object that GTK has forgotten to put into its cache."""
        with contextlib.suppress(GLib.Error):
            (_, parent), name, description, count = (
                self.get(path, 'Accessible', key)
                for key in ('Parent', 'Name', 'Description', 'ChildCount'))
            interfaces, role, (low, high) = (
                self.call(path, 'Accessible', method)[0]
                for method in ('GetInterfaces', 'GetRole', 'GetState'))
            self._items[path] = Item(path, parent, -1, count, interfaces, name, _role_name(role),
                                     description, _states(low | high << 32))

    def _link(self, known, whole):
        """Tell the items their children, and return the paths of those that are not known yet.

        What is not on the screen is not asked for its children: GTK would make their context, and
        complains when it gives them a role later.
        """
        self._parents = set()
        unknown = set()
        level = {ROOT: False}
        while level:
            known |= self._ask_children({path for path, inside in level.items()
                                         if not inside and path not in known})
            known |= self._ask_children({path for path, inside in level.items()
                                         if inside and path not in known}, hidden=True)
            below = {}
            for path, inside in level.items():
                inside = inside or path == whole
                children = known.get(path, ())
                item = self._items[path]
                item.children = [self._items[child] for child in children if child in self._items]
                unknown.update(child for child in children if child not in self._items)
                below |= {child.path: inside for child in item.children
                          if child.child_count > 0 and (inside or child.showing)}
                self._parents.add(path)
            level = below
        return unknown

    def _ask(self, method, paths):
        return self._bus.ask(self._name, paths, SPI + 'Accessible', method)

    def _ask_children(self, paths, hidden=False):
        """Return the paths of the children of each object.

        Who is showing is not asked again while the cache tells the same of
        it and all that may be its child as it told when the answer agreed
        with it to the place. Where one that the cache does not know takes the
        place of another, that is not seen: so who looks in vain, or looks for
        what there should not be, has to forget the families.
        """
        families = {}
        for path in paths if not hidden else ():
            told, children = self._families.get(path, (None, None))
            if told is not None and told == self._claims.get(path):
                families[path] = children

        for path, answer in self._ask('GetChildren', paths - families.keys()).items():
            children = families[path] = [child for _name, child in answer]
            places = [self._items[child].index for child in children if child in self._items]
            if path in self._claims and places == [*range(self._items[path].child_count)]:
                self._families[path] = self._claims[path], children
        return families

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
        lines = self._bus.call_packed(self._name, '/org/a11y/atspi/cache', SPI + 'Cache',
                                      'GetItems').get_child_value(0)
        before, self._told = self._told, {}
        self._items = {}
        claims = {}
        for number in range(lines.n_children()):
            line = lines.get_child_value(number)
            key = line.get_data_as_bytes().get_data()
            item = self._told[key] = before.get(key) or Item.of_cache(line)
            item.children = []
            self._items[item.path] = item
            claims.setdefault(item.parent, set()).add(item)
        # An item that is told in the same bytes as before is the same one.
        self._claims = {parent: told | {self._items[parent]}
                        for parent, told in claims.items() if parent in self._items}


@functools.cache
def _states(bits):
    """Return the names of the states whose bits are set."""
    return frozenset(name for number, name in STATES.items() if bits >> number & 1)


@functools.cache
def _role_name(number):
    """Return what AT-SPI calls a role."""
    return Atspi.role_get_name(Atspi.Role(number))
