# SPDX-License-Identifier: GPL-3.0-or-later
"""Two monitors, a session and the app on them, out of nothing.

A stage is a world of its own: directories, message bus, accessibility bus,
display server and window manager, all private to one test and gone after it.
Any number of them can stand side by side, as root or not, without a graphics
card, and without touching the session of whoever runs them.

    with Tap() as tap, X11Stage(sys.argv[1]) as stage:
        with stage.run_app([stage.sample_book()]) as app:
            with tap.test('a row opens its page'):
                stage.click_at(app.find('list item', '征集'))
                app.find('label', …)

X11Stage has everything: keys, pictures, window sizes, monitors that come and
go. WaylandStage is for what differs there: it has keys and monitors, but a
Wayland client can neither be resized nor photographed from outside.
"""

import contextlib
import os
import re
import select
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import time
import zlib
from pathlib import Path

from gi.repository import Gio, GLib

import moment
from app import App
from keyboard import WaylandKeyboard, X11Keyboard
from patience import LIMIT, TimedOut, wait_for
from process import die_with_parent, end, run
from tap import Unavailable
from tree import Bus

HERE = Path(__file__).resolve().parent

WIDTH, HEIGHT = 1280, 800
MONITORS = ((0, 0, WIDTH, HEIGHT), (WIDTH, 0, WIDTH, HEIGHT))

# What a test's outcome must not depend on.
FOREIGN_VARIABLES = re.compile(
    r'(ADW|AT_SPI|DBUS|DESKTOP|DISPLAY|G_DEBUG|G_MESSAGES|GDK|GSETTINGS|GSK|GTK|LANG|LC_|NO_AT'
    r'|SESSION|SSH|TEATIME_(?!TEST)|WAYLAND|XAUTHORITY|XDG_(?!DATA_DIRS)|XMODIFIERS)')

BUS_CONFIG = '''\
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={runtime}/bus</listen>
  <auth>EXTERNAL</auth>
  <servicedir>{services}</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
'''

# GTK reads the first on X11 and the second on Wayland. Nothing moves by
# itself, so that a picture or a position is final as soon as it is there.
GTK_SETTINGS = '''\
[Settings]
gtk-enable-animations=false
gtk-cursor-blink=false
gtk-font-name=Noto Sans CJK SC 11
'''
DESKTOP_SETTINGS = '''\
[org/gnome/desktop/interface]
enable-animations=false
cursor-blink=false
font-name='Noto Sans CJK SC 11'
'''

# No key or mouse binding of the window manager's own: every key is the app's.
OPENBOX_CONFIG = '''\
<?xml version="1.0" encoding="UTF-8"?>
<openbox_config xmlns="http://openbox.org/3.4/rc">
  <focus><focusNew>yes</focusNew></focus>
  <desktops><number>1</number><popupTime>0</popupTime></desktops>
  <resize><popupShow>Never</popupShow></resize>
</openbox_config>
'''


class Stage:
    """A private session without a display; see X11Stage and WaylandStage.

    Only one stage can stand in a process, because it is the process' environment.
    """

    needs = ('dbus-daemon',)
    _stands = False

    def __init__(self, build_dir):
        self.build = Path(build_dir).resolve()
        self.apps = []
        self.keyboard = None

    def __enter__(self):
        if Stage._stands:
            raise RuntimeError('one process, one stage')
        missing = [tool for tool in self.needs if not shutil.which(tool)]
        if missing:
            raise Unavailable('not installed: ' + ' '.join(missing))
        Stage._stands = True

        # meson ends a test that takes too long with SIGTERM; what stands here
        # is to be taken down then as well.
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))

        with contextlib.ExitStack() as stack:
            self._stack = stack
            self._make_directories()
            self._make_environment()
            try:
                self._start_bus()
                self._start_display()
            except (RuntimeError, TimedOut):
                self._print_logs()
                raise
            self._stack = stack.pop_all()
        return self

    def __exit__(self, kind, error, trace):
        if error is not None:
            self._explain_failure()
        return self._stack.__exit__(kind, error, trace)

    # The world

    def _make_directories(self):
        self.dir = Path(tempfile.mkdtemp(prefix='teatime-stage-'))
        self._stack.callback(shutil.rmtree, self.dir, ignore_errors=True)
        self.home = self.dir / 'home'
        self.runtime = self.dir / 'run'
        self.logs = self.dir / 'logs'
        self.books = self.dir / 'books'
        for directory in (self.home, self.runtime, self.logs, self.books):
            directory.mkdir(mode=0o700)

        for path, content in (('gtk-4.0/settings.ini', GTK_SETTINGS),
                              ('glib-2.0/settings/keyfile', DESKTOP_SETTINGS),
                              ('openbox/rc.xml', OPENBOX_CONFIG)):
            file = self.home / '.config' / path
            file.parent.mkdir(parents=True)
            file.write_text(content)

    def _make_environment(self):
        """Replace this process' environment, which all that is started here inherits."""
        before = dict(os.environ)

        def restore():
            os.environ.clear()
            os.environ.update(before)
            time.tzset()

        self._stack.callback(restore)

        for name in before:
            if FOREIGN_VARIABLES.match(name):
                del os.environ[name]

        os.environ.update({
            'HOME': str(self.home),
            'XDG_CONFIG_HOME': str(self.home / '.config'),
            'XDG_CACHE_HOME': str(self.home / '.cache'),
            'XDG_DATA_HOME': str(self.home / '.local/share'),
            'XDG_STATE_HOME': str(self.home / '.local/state'),
            'XDG_RUNTIME_DIR': str(self.runtime),
            'TZ': 'Asia/Shanghai',
            'LANG': 'zh_CN.UTF-8',
            'LANGUAGE': 'zh_CN',
            'LOCPATH': str(self._locale_directory()),
            'TEATIME_LOCALEDIR': str(self.build / 'po'),
            'GSETTINGS_SCHEMA_DIR': str(self.build / 'data'),
            # Not "memory": on Wayland GTK takes the desktop's settings from
            # here, and settings shall last from one start of the app to the next.
            'GSETTINGS_BACKEND': 'keyfile',
            'GSK_RENDERER': 'cairo',
            'GTK_IM_MODULE': 'gtk-im-context-simple',
        })
        # What is today for the app is today for the test.
        time.tzset()

    def _locale_directory(self):
        """Return a directory with a zh_CN.UTF-8 locale, made once per build directory.

        gettext translates nothing in the C.UTF-8 locale, whatever LANGUAGE
        says (since glibc 2.39), and few build machines have a Chinese one.
        """
        directory = self.build / 'meson-private' / 'teatime-locale'
        if (directory / 'zh_CN.UTF-8').exists():
            return directory

        directory.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(dir=directory)) / 'zh_CN.UTF-8'
        subprocess.run(['localedef', '--no-archive', '-i', 'zh_CN', '-f', 'UTF-8', str(made)],
                       capture_output=True)
        if not (made / 'LC_CTYPE').exists():
            raise Unavailable('localedef cannot make zh_CN.UTF-8; the package "locales" can help')

        # Another test may have been quicker: the directory is then not empty.
        with contextlib.suppress(OSError):
            made.rename(directory / 'zh_CN.UTF-8')
        shutil.rmtree(made.parent, ignore_errors=True)
        return directory

    def _start_bus(self):
        """Start a session bus that knows the accessibility bus and no other service."""
        services = self.dir / 'services'
        services.mkdir()
        data_dirs = os.environ.get('XDG_DATA_DIRS') or '/usr/local/share:/usr/share'
        for data_dir in data_dirs.split(':'):
            service = Path(data_dir, 'dbus-1/services/org.a11y.Bus.service')
            if service.exists():
                shutil.copy(service, services)
                break
        else:
            raise Unavailable('at-spi2-core is not installed')

        config = self.dir / 'bus.conf'
        config.write_text(BUS_CONFIG.format(runtime=self.runtime, services=services))
        address = self._start_and_read('dbus-daemon', '--nofork', f'--config-file={config}',
                                       option='--print-address={}')
        os.environ['DBUS_SESSION_BUS_ADDRESS'] = address
        flags = (Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT
                 | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION)
        self.bus = Gio.DBusConnection.new_for_address_sync(address, flags, None, None)
        self._stack.callback(self.bus.close_sync, None)
        self.accessibility = Bus(self.bus)
        self._stack.callback(self.accessibility.close)

    def _start_display(self):
        raise NotImplementedError

    def _start(self, *argv, **options):
        """Start a server of this stage; it ends with the stage."""
        log = open(self.logs / f'{Path(argv[0]).name}.log', 'wb')
        with log:
            process = subprocess.Popen([str(a) for a in argv], stdin=subprocess.DEVNULL,
                                       stdout=log, stderr=log, preexec_fn=die_with_parent,
                                       **options)
        self._stack.callback(end, process)
        return process

    def _start_and_read(self, *argv, option):
        """Start a server that writes one line to a descriptor once it is ready, and return it."""
        reader, writer = os.pipe()
        try:
            process = self._start(*argv, *option.format(writer).split(), pass_fds=[writer])
        finally:
            os.close(writer)

        with os.fdopen(reader) as pipe:
            line = pipe.readline().strip() if select.select([pipe], [], [], LIMIT)[0] else ''
        if not line:
            raise RuntimeError(f'{argv[0]} did not start (status {process.poll()})')
        return line

    def _print_logs(self):
        """Print what the servers said, when the stage did not come to stand."""
        for log in sorted(self.logs.iterdir()):
            for line in log.read_text(errors='replace').splitlines()[-15:]:
                print(f'# {log.name}: {line}', flush=True)

    def _explain_failure(self):
        """Print what the app said, for the test's log."""
        for app in self.apps:
            for line in app.words().splitlines()[-50:]:
                print(f'# {app!r}: {line}', flush=True)

    # The app

    @property
    def teatime(self):
        return self.build / 'src/app/teatime'

    def run_app(self, args=(), env=None, expect=(), program=None):
        """Start the app; use the result in a with statement, which closes it again.

        args    -- its arguments, for example [book].
        env     -- further environment variables.
        expect  -- patterns of warnings that this test provokes on purpose.
        program -- another program than the app.
        """
        app = App(self, program or self.teatime, args, env or {}, expect)
        self.apps.append(app)
        return app

    def cli(self, *args):
        """Run teatime-cli and return what it printed."""
        return run(self.build / 'src/cli/teatime-cli', *args).decode()

    def sample_book(self):
        """Return the path of a new book filled with the sample residents."""
        book = self.books / f'sample-{len(list(self.books.iterdir()))}.teatime'
        self.cli('--book', book, 'book', 'sample')
        return book

    # Monitors

    def unplug(self):
        """Take the second monitor away, as when the projector's cable is pulled."""
        raise NotImplementedError

    def plug(self, width=WIDTH, height=HEIGHT):
        """Bring the second monitor back; on X11 it may have another size."""
        raise NotImplementedError

    def call(self, name, path, interface, method, parameters=None, answer=None):
        """Call a D-Bus method on the session's bus and return its results as a tuple."""
        moment.passes()
        return self.bus.call_sync(name, path, interface, method, parameters,
                                  GLib.VariantType(answer) if answer else None,
                                  Gio.DBusCallFlags.NONE, int(LIMIT * 1000), None).unpack()


class X11Stage(Stage):
    """Xorg with the dummy driver and openbox: two monitors, 1280×800 each, side by side."""

    needs = Stage.needs + ('Xorg', 'import', 'openbox', 'xdotool', 'xmodmap', 'xprop', 'xrandr')
    outputs = ('DUMMY0', 'DUMMY1')

    def _start_display(self):
        os.environ['GDK_BACKEND'] = 'x11'
        number = self._start_and_read(
            'Xorg', '-noreset', '-nolisten', 'tcp', '-sharevts', '-novtswitch',
            '-config', HERE / 'xorg-dummy.conf', '-logfile', self.logs / 'Xorg.0.log',
            option='-displayfd {}')
        os.environ['DISPLAY'] = f':{number}'

        run('xrandr', '--output', self.outputs[0], '--mode', f'{WIDTH}x{HEIGHT}', '--pos', '0x0')
        self.plug()

        # Without a window manager there is neither fullscreen nor focus.
        self._start('openbox', '--sm-disable')
        wait_for(lambda: b'window id' in run('xprop', '-root', '_NET_SUPPORTING_WM_CHECK'),
                 'the window manager')
        self.keyboard = X11Keyboard()

    def _explain_failure(self):
        super()._explain_failure()
        picture = (self.build / 'meson-logs' / f'{Path(sys.argv[0]).stem}-failed.png')
        with contextlib.suppress(Exception):
            picture.parent.mkdir(exist_ok=True)
            self.screenshot(picture)
            print(f'# The screen: {picture}', flush=True)

    # Monitors

    def plug(self, width=WIDTH, height=HEIGHT):
        mode = f'{width}x{height}'
        run('xrandr', '--addmode', self.outputs[1], mode)
        run('xrandr', '--output', self.outputs[1], '--mode', mode, '--pos', f'{WIDTH}x0')
        # The dummy driver reports the output as connected only when it is
        # probed again, and GTK leaves out monitors that are not.
        run('xrandr', '--query')

    def unplug(self):
        run('xrandr', '--output', self.outputs[1], '--off')
        run('xrandr', '--query')

    # Windows

    def _window_ids(self):
        listed = run('xprop', '-root', '_NET_CLIENT_LIST_STACKING').decode()
        return [int(word, 16) for word in re.findall(r'0x[0-9a-f]+', listed)]

    def _find_window(self, app, title):
        """Return the id of the app's topmost window, or of the one with a title."""
        found = None
        for window in self._window_ids():
            # A window of the list may be gone by now.
            with contextlib.suppress(RuntimeError):
                owner = int(run('xdotool', 'getwindowpid', window))
                name = run('xdotool', 'getwindowname', window).decode().rstrip('\n')
                if owner == app.process.pid and title in (None, name):
                    found = window
        return found

    def window(self, app, title=None):
        """Wait for a window of the app and return its X11 id."""
        def present():
            app.require_running()
            return self._find_window(app, title)

        return wait_for(present, f'a window {title or ""} of {app!r}')

    def _geometry_now(self, window):
        try:
            shell = run('xdotool', 'getwindowgeometry', '--shell', window).decode()
        except RuntimeError:
            return None
        values = dict(line.split('=') for line in shell.split())
        return tuple(int(values[key]) for key in ('X', 'Y', 'WIDTH', 'HEIGHT'))

    def geometry(self, app, title=None):
        """Return (x, y, width, height) of a window of the app, in pixels of both monitors."""
        return wait_for(lambda: self._geometry_now(self.window(app, title)), 'a geometry')

    def wait_geometry(self, app, geometry, title=None):
        """Wait until a window of the app fills a rectangle, for example MONITORS[1]."""
        wait_for(lambda: self.geometry(app, title) == tuple(geometry),
                 lambda: f'{geometry}; the window is at {self.geometry(app, title)}')

    def resize(self, app, width, height, title=None):
        """Give a window of the app a size, in the top left corner of the first monitor.

        Fails when the window cannot become that small.
        """
        window = self.window(app, title)
        run('xdotool', 'windowsize', window, width, height, 'windowmove', window, 0, 0)
        wait_for(lambda: (g := self._geometry_now(window)) and g[2:] == (width, height),
                 lambda: f'{width}×{height}; the window stays at {self._geometry_now(window)}')
        self._settled((0, 0, width, height))

    def activate(self, app, title=None):
        """Bring a window of the app to the front, with the keyboard."""
        window = self.window(app, title)

        def active():
            run('xdotool', 'windowactivate', window)
            return int(run('xdotool', 'getwindowfocus').split()[0]) == window

        wait_for(active, 'the keyboard focus')

    def click_at(self, node, button=1):
        """Click with the real mouse into the middle of a node, once it stays in its place.

        The pointer is left there: GTK asks where it is while it handles the
        click, and drops a click that the pointer has left.
        """
        last = [None]

        def at_rest():
            previous, last[0] = last[0], node.extents
            return previous == last[0]

        wait_for(at_rest, f'{node!r} to have its place')
        x, y, width, height = last[0]
        left, top, _, _ = self.geometry(node.app, node.window().name)
        run('xdotool', 'mousemove', left + x + width // 2, top + y + height // 2,
             'click', button)

    def drag(self, node, target, side='middle'):
        """Drag a node with the real mouse onto another, or a little beside its "top" or "bottom".

        The pointer goes on only when what hangs on it was drawn where it is.
        """
        left, top, _, _ = area = self.geometry(node.app, node.window().name)

        def middle(of):
            x, y, width, height = of.extents
            return left + x + width // 2, top + y + height // 2

        x, y = middle(target)
        beside = {'top': -1, 'middle': 0, 'bottom': 1}[side]
        goal = x, y + beside * (target.extents[3] // 2 + 8)
        start = middle(node)
        run('xdotool', 'mousemove', *start, 'mousedown', 1)
        for step in range(1, 9):
            run('xdotool', 'mousemove', *(a + (b - a) * step // 8
                                          for a, b in zip(start, goal)))
            self._settled(area)
        run('xdotool', 'mouseup', 1)

    # Pictures

    def _capture(self, area):
        """Return (width, height, RGB bytes) of a rectangle of the screen."""
        x, y, width, height = area
        picture = run('import', '-silent', '-window', 'root', '-crop',
                       f'{width}x{height}+{x}+{y}', '+repage', '-depth', '8', 'ppm:-')
        header = re.match(rb'P6\s+(\d+)\s+(\d+)\s+255\s', picture)
        return int(header[1]), int(header[2]), picture[header.end():]

    def screenshot(self, path, monitor=None, app=None, title=None):
        """Save a PNG of both monitors, of one (0 or 1), or of a window of an app.

        Waits until two pictures in a row are the same, so that nothing is
        caught half drawn.
        """
        # Out of the way, so that nothing is highlighted by it.
        run('xdotool', 'mousemove', 2 * WIDTH - 1, HEIGHT - 1)

        if app is not None:
            self.activate(app, title)
            area = self.geometry(app, title)
        elif monitor is not None:
            area = MONITORS[monitor]
        else:
            area = (0, 0, 2 * WIDTH, HEIGHT)

        _write_png(path, *self._settled(area))

    def picture(self, area):
        """Return the pixels of a rectangle of the screen, without the pointer."""
        run('xdotool', 'mousemove', 0, HEIGHT - 1)
        return self._settled(area)[2]

    def _settled(self, area):
        """Return a picture of a rectangle once two in a row are the same."""
        last = [None]

        def settled():
            previous, last[0] = last[0], self._capture(area)
            return previous == last[0]

        wait_for(settled, 'the window to be drawn')
        return last[0]


class WaylandStage(Stage):
    """A headless mutter: two virtual monitors, 1280×800 each, side by side."""

    needs = Stage.needs + ('mutter',)
    display = 'teatime-wayland'

    def _start_display(self):
        os.environ['GDK_BACKEND'] = 'wayland'
        size = f'{WIDTH}x{HEIGHT}'
        mutter = self._start('mutter', '--headless', '--no-x11', '--sm-disable',
                             '--wayland-display', self.display,
                             '--virtual-monitor', size, '--virtual-monitor', size)
        os.environ['WAYLAND_DISPLAY'] = self.display

        def ready():
            assert mutter.poll() is None, 'mutter ended'
            return (self.runtime / self.display).is_socket() and len(self._state()[1]) == 2

        wait_for(ready, 'mutter')
        self.keyboard = WaylandKeyboard(self)

    # Monitors

    def _display_config(self, method, parameters=None):
        return self.call('org.gnome.Mutter.DisplayConfig', '/org/gnome/Mutter/DisplayConfig',
                         'org.gnome.Mutter.DisplayConfig', method, parameters)

    def _state(self):
        return self._display_config('GetCurrentState')

    def _show_on(self, count):
        """Lay out the first so many monitors in a row, and switch the others off."""
        serial, monitors, _, _ = self._state()
        logical = []
        for i, (spec, modes, _) in enumerate(monitors[:count]):
            logical.append((i * WIDTH, 0, 1.0, 0, i == 0, [(spec[0], modes[0][0], {})]))
        self._display_config('ApplyMonitorsConfig', GLib.Variant(
            '(uua(iiduba(ssa{sv}))a{sv})', (serial, 1, logical, {})))

    def plug(self, width=WIDTH, height=HEIGHT):
        self._show_on(2)

    def unplug(self):
        self._show_on(1)


def _write_png(path, width, height, rgb):
    """Write 24-bit pixels as a PNG file (ISO/IEC 15948), each line unfiltered."""
    def chunk(kind, content):
        return (struct.pack('>I', len(content)) + kind + content
                + struct.pack('>I', zlib.crc32(kind + content)))

    line = 3 * width
    lines = b''.join(b'\0' + rgb[y * line:(y + 1) * line] for y in range(height))
    header = struct.pack('>IIBBBBB', width, height, 8, 2, 0, 0, 0)
    Path(path).write_bytes(b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', header)
                           + chunk(b'IDAT', zlib.compress(lines)) + chunk(b'IEND', b''))
