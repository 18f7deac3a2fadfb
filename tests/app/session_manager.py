# SPDX-License-Identifier: GPL-3.0-or-later
"""What a desktop has of a session manager that is asked to keep the screen awake.

    session_manager.py --ready=DESCRIPTOR

Writes a line to its standard output for every request: "inhibit FLAGS" and "uninhibit".
"""

import os
import sys

from gi.repository import Gio, GLib

NAME = 'org.gnome.SessionManager'
INTERFACE = '''
<node><interface name="org.gnome.SessionManager">
  <method name="RegisterClient"><arg type="s" direction="in"/><arg type="s" direction="in"/>
    <arg type="o" direction="out"/></method>
  <method name="Inhibit"><arg type="s" direction="in"/><arg type="u" direction="in"/>
    <arg type="s" direction="in"/><arg type="u" direction="in"/>
    <arg type="u" direction="out"/></method>
  <method name="Uninhibit"><arg type="u" direction="in"/></method>
</interface></node>'''


def answer(_connection, _sender, _path, _interface, method, parameters, invocation):
    if method == 'Inhibit':
        print('inhibit', parameters[3], flush=True)
        invocation.return_value(GLib.Variant('(u)', (7,)))
    elif method == 'Uninhibit':
        print('uninhibit', flush=True)
        invocation.return_value(None)
    else:
        invocation.return_value(GLib.Variant('(o)', ('/client',)))


def ready(_connection, _name):
    os.write(int(sys.argv[1].partition('=')[2]), b'ready\n')


bus = Gio.bus_get_sync(Gio.BusType.SESSION)
bus.register_object('/org/gnome/SessionManager',
                    Gio.DBusNodeInfo.new_for_xml(INTERFACE).interfaces[0], answer, None, None)
Gio.bus_own_name_on_connection(bus, NAME, Gio.BusNameOwnerFlags.NONE, ready, None)
GLib.MainLoop().run()
