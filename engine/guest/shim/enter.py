"""What is done once in each process that is not a fork: the world is entered, CPython's seams are moved onto it."""
import builtins
import os
import sys

import _mplab


class Run:
    """What a process of the run is given, and gives to the processes that it spawns."""

    def __init__(self, fds, flags, knobs):
        self.fds, self.flags, self.knobs = fds, flags, knobs
        self.passes_output, self.prints_lines = bool(flags & 1), bool(flags & 2)

    def numbers(self, slot):
        return self.fds + [self.flags, slot]


run = None


def enter(given, slot):
    global run
    from mplab_guest import clock, conditions, cells, frames, locks, outside, output, pipes, processes, queues
    from mplab_guest import switches, threads
    run = given
    _mplab.enter(given.fds[3], slot, given.fds[5])
    frames.install()
    for part in (locks, threads, clock, conditions, pipes, queues, cells, processes, output, outside):
        part.install()
    _mplab.feels(2)  # Ctrl-C has a handler from the start


def fresh_main(path, arguments):
    """The namespace that `python3 FILE` runs a program in."""
    import __main__
    sys.argv[:] = [path] + arguments
    if not getattr(sys.flags, 'safe_path', sys.flags.isolated):
        sys.path[0] = os.path.dirname(os.path.realpath(path))
    elif sys.path and sys.path[0].startswith('/proc/self/fd'):
        del sys.path[0]
    space = __main__.__dict__
    space.clear()
    space.update(__name__='__main__', __doc__=None, __package__=None, __loader__=None, __spec__=None,
                 __annotations__={}, __builtins__=builtins, __file__=os.path.abspath(path), __cached__=None)
    return space


def code_of(error):
    """What python3 exits with after a SystemExit, whose text it prints."""
    if error.code is None or isinstance(error.code, int):
        return error.code or 0
    try:
        print(error.code, file=sys.stderr)
    except Exception:
        pass
    return 1


def run_program(arguments):
    from mplab_guest import frames, outside, switches
    path, *rest = arguments
    space = fresh_main(path, rest)
    frames.own_file(space['__file__'])
    interrupted = False
    try:
        with open(path, 'rb') as file:
            text = file.read()
        outside.program_is(text)
        program = switches.compiled(text, space['__file__'], space)
        exec(program, space)
        code = 0
    except SystemExit as e:
        code = code_of(e)
    except BaseException as e:
        interrupted = isinstance(e, KeyboardInterrupt)
        code = 130 if interrupted else 1
        trace = e.__traceback__
        while trace is not None and frames.is_shim(trace.tb_frame.f_code):
            trace = trace.tb_next
        try:
            sys.stdout.flush()
        except Exception:
            pass
        sys.excepthook(type(e), e.with_traceback(trace), trace)
    _mplab.exits_with(-2 if interrupted else code)  # of a KeyboardInterrupt python3 dies by its signal
    sys.exit(code)
