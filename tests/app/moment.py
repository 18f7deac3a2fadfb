# SPDX-License-Identifier: GPL-3.0-or-later
"""How long what was read from an app holds: until something is done or waited for."""

_count = 0


def now():
    """Return the number of this moment."""
    return _count


def passes():
    """Say that something was done, or that time went by."""
    global _count
    _count += 1
