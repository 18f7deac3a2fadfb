# SPDX-License-Identifier: GPL-3.0-or-later
"""The running app: its process, its windows and what it complains about."""

import os
import re
import subprocess
from pathlib import Path

from gi.repository import GLib

from drive import Node
from patience import wait_for
from process import die_with_parent, end
from tree import ROOT, Tree

APPLICATION_ID = 'org.community.Teatime'
# Lines of stderr that a healthy app never writes.
COMPLAINT = re.compile(r'(\b|-)(WARNING|CRITICAL|ERROR) \*\*|Sanitizer|runtime error:')

# GTK gives a page that comes back to a window its role a second time, and complains when a screen
# reader has asked for the page meanwhile.
HARMLESS = re.compile(r'gtk_at_context_set_accessible_role: assertion')


class App:
    """A running app and the root of its accessibility tree.

    Leaving its with block quits it and fails if it complained, crashed, or
    did not want to quit.
    """

    def __init__(self, stage, program, args, env, expect):
        self.stage = stage
        self.program = Path(program)
        self.stderr = stage.logs / f'{self.program.name}-{len(stage.apps)}.stderr'
        self._expect = [re.compile(e) for e in expect]
        self._tree = None
        with open(self.stderr, 'wb') as log:
            self.process = subprocess.Popen(
                [str(a) for a in (program, *args)], env=os.environ | env,
                stdin=subprocess.DEVNULL, stdout=log, stderr=log, preexec_fn=die_with_parent)
        stage._stack.callback(end, self.process)

    def __repr__(self):
        return f'<{self.program.name} {self.process.pid}>'

    def __enter__(self):
        return self

    def __exit__(self, kind, _error, _trace):
        if kind is None:
            self.quit()
        else:
            self.kill()

    def words(self):
        """Return what the app has written to stderr and stdout."""
        return self.stderr.read_text(errors='replace')

    def complaints(self):
        """Return the warnings it wrote that the test did not expect."""
        return [line for line in self.words().splitlines()
                if COMPLAINT.search(line) and not HARMLESS.search(line)
                and not any(e.search(line) for e in self._expect)]

    def require_running(self):
        """Raise when the app has ended."""
        if self.process.poll() is not None:
            raise AssertionError(f'{self!r} ended with status {self.process.returncode}:\n'
                                 + self.words())

    def require_quiet(self):
        """Raise when the app has complained."""
        if complaints := self.complaints():
            raise AssertionError(f'{self!r} complained:\n' + '\n'.join(complaints))

    @property
    def tree(self):
        """All that a screen reader knows of the app."""
        if self._tree is None:
            def appears():
                self.require_running()
                return self.stage.accessibility.find(self.process.pid)

            name = wait_for(appears, lambda: f'{self!r} to appear:\n{self.words()}')
            self._tree = Tree(self.stage.accessibility, name)
        return self._tree

    @property
    def root(self):
        """The application's Node; its children are the windows."""
        return Node(ROOT, self)

    def find(self, *args, **wanted):
        """Find a node in any window; see Node.find()."""
        return self.root.find(*args, **wanted)

    def wait_gone(self, *args, **wanted):
        """Wait until no window has such a node; see Node.wait_gone()."""
        self.root.wait_gone(*args, **wanted)

    def action(self, name):
        """Activate an action of the application, such as "quit", by its name."""
        self.stage.call(APPLICATION_ID, '/' + APPLICATION_ID.replace('.', '/'),
                        'org.gtk.Actions', 'Activate',
                        GLib.Variant('(sava{sv})', (name, [], {})))

    def quit(self):
        """Quit as from the menu, and check that all went well."""
        self.require_running()
        self.action('quit')
        wait_for(lambda: self.process.poll() is not None, f'{self!r} to quit')
        if self.process.returncode != 0:
            raise AssertionError(f'{self!r} ended with status {self.process.returncode}:\n'
                                 + self.words())
        self.require_quiet()

    def kill(self):
        """End the app at once, as a power cut does."""
        self.process.kill()
        self.process.wait()
