# SPDX-License-Identifier: GPL-3.0-or-later
"""Starting and ending other programs."""

import ctypes
import signal
import subprocess

import moment

PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None)


def die_with_parent():
    """Let the kernel end a child whose test was killed before it could clean up."""
    _libc.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def end(process):
    """Ask a process to end, then make it."""
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            process.kill()
    process.wait()


def run(*argv, **options):
    """Run a tool of the stage to its end and return what it printed."""
    moment.passes()
    done = subprocess.run([str(a) for a in argv], capture_output=True, **options)
    if done.returncode != 0:
        raise RuntimeError(f'{argv[0]}: {done.stderr.decode(errors="replace").strip()}')
    return done.stdout
