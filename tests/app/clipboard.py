# SPDX-License-Identifier: GPL-3.0-or-later
"""Another program that has something in the clipboard."""

import contextlib
import os
import subprocess
import sys

OWNER = '''
import sys
import gi
gi.require_version('Gtk', '4.0')
gi.require_version('Gdk', '4.0')
from gi.repository import Gdk, GLib, Gtk
Gtk.init()
content = GLib.Bytes.new(sys.stdin.buffer.read())
clipboard = Gdk.Display.get_default().get_clipboard()
clipboard.set_content(Gdk.ContentProvider.new_for_bytes(sys.argv[1], content))
print('ready', flush=True)
GLib.MainLoop().run()
'''


@contextlib.contextmanager
def clipboard_with(kind, content):
    """Have bytes of a MIME type in the clipboard as long as the block lasts."""
    owner = subprocess.Popen([sys.executable, '-c', OWNER, kind], stdin=subprocess.PIPE,
                             stdout=subprocess.PIPE, env=os.environ)
    try:
        owner.stdin.write(content)
        owner.stdin.close()
        assert owner.stdout.readline() == b'ready\n'
        yield
    finally:
        owner.terminate()
        owner.wait()
