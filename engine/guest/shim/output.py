"""What the program prints: a step of the world each time a buffer is written out."""
import io
import os
import sys

import _mplab
from mplab_guest import enter
from mplab_guest.steps import step

PIECE = 32768  # the most bytes of one step
_write = os.write


def write_all(fd, data):
    while data:
        data = data[_write(fd, data):]


def written(fd, data):
    data = bytes(data)
    if _mplab.slot() < 0:  # forked by a C library: of no world
        write_all(fd, data)
        return len(data)
    for i in range(0, len(data), PIECE):
        step(_mplab.VERB_WRITE, 0, fd, data=data[i:i + PIECE])
    if enter.run.passes_output:
        write_all(fd, data)
    return len(data)


class Out(io.RawIOBase):
    """Standard output or error, below their buffers."""

    mode = 'wb'

    def __init__(self, fd, name, terminal):
        self._fd, self.name, self._terminal = fd, name, terminal

    def writable(self):
        return True

    def fileno(self):
        return self._fd

    def isatty(self):
        return self._terminal

    def write(self, data):
        return written(self._fd, data)


def write(fd, data, /):
    return written(fd, data) if fd in (1, 2) else _write(fd, data)


def stream(now, fd):
    """Like the one that Python made, with its encoding and its way to buffer."""
    out = Out(fd, now.name, now.isatty())
    buffer = out if now.write_through and fd == 1 else io.BufferedWriter(out, io.DEFAULT_BUFFER_SIZE)
    lines = now.line_buffering or enter.run.prints_lines
    text = io.TextIOWrapper(buffer, encoding=now.encoding, errors=now.errors, line_buffering=lines,
                            write_through=now.write_through)
    text.mode = 'w'
    return text


def install():
    os.write = write
    for name, fd in (('stdout', 1), ('stderr', 2)):
        now = getattr(sys, name)
        if now is not None:
            made = stream(now, fd)
            setattr(sys, name, made)
            setattr(sys, '__%s__' % name, made)
