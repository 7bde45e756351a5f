"""Where orders are compared: what a process has or does that is not of the world, so that the search can name it.
Memory that others see too, other programs, and connections to them."""
import re
import sys

import _mplab
from mplab_guest import frames

MEMORY, PROGRAM, SOCKET = range(3)
EVENTS = {'subprocess.Popen': PROGRAM, 'os.system': PROGRAM, 'os.posix_spawn': PROGRAM, 'pty.spawn': PROGRAM,
          'socket.connect': SOCKET, 'socket.bind': SOCKET}
ACCESS_COPY = 3  # of mmap: nobody else sees it

# A program that names one of these may look into a ctypes object's memory past its items.
BUFFERS = re.compile(rb'\b(memoryview|frombuffer|from_buffer|as_array|ndarray|addressof|byref|pointer|cast|memmove|'
                     rb'string_at|getbuffer)\b')
takes_buffers = False


def program_is(text):
    global takes_buffers
    takes_buffers = bool(BUFFERS.search(text))


def mingles():
    """From now on this process has memory that others see and that is no object."""
    if _mplab.slot() >= 0 and _mplab.timeless():
        _mplab.has(MEMORY)


def may_be_looked_into():
    if takes_buffers or 'numpy' in sys.modules:
        mingles()


def on_event(name, arguments):
    if name == 'mmap.__new__':
        if arguments[2] != ACCESS_COPY and not is_heap(sys._getframe(1)):
            mingles()
    elif name in EVENTS and _mplab.slot() >= 0:
        _mplab.has(EVENTS[name])


def is_heap(frame):
    """multiprocessing's own: what lies in it is known by its objects."""
    return frame is not None and frame.f_code.co_filename.endswith('multiprocessing/heap.py')


def install():
    if _mplab.timeless():
        sys.addaudithook(on_event)
