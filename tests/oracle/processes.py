"""Processes as a program sees them: Process, signals, os and time, and what a process does at its end.

The order of things at an end is CPython's. A child: run(), then its daemons are terminated, its children joined, its
queues fed, then the traceback is written if there is one, then it ends with its exit code. Main writes its traceback
first.

Time is no step: a sleep orders nothing, it only lets others go first, and they may do so in any case.
"""
import contextlib
import signal
import sys
import types

import finer
import shared
from life import BORN, IGNORE, Stop
from shared import ask, now, patience

SIGNALS = {getattr(signal, n): n for n in dir(signal) if n.startswith("SIG") and not n.startswith("SIG_")}


class Pid(int):
    """A PID that knows whose it is."""

    def __new__(cls, path, name):
        pid = int.__new__(cls, 1000 + sum(n * 10 ** i for i, n in enumerate(path)))
        pid.name = name
        return pid


class Process:
    def __init__(self, group=None, target=None, name=None, args=(), kwargs={}, *, daemon=None):
        life = now()
        life.born += 1
        self.path = (*life.path, life.born)
        self.name = name or type(self).__name__ + "-" + ":".join(map(str, self.path))
        self.target, self.args, self.kwargs, self.daemon = target, args, kwargs, bool(daemon)
        self.started = False
        self.code = None           # as far as its parent has seen it

    def frozen(self):
        return [self.name, self.started, self.code, self.daemon]

    def run(self):
        if self.target:
            self.target(*self.args, **self.kwargs)

    def start(self):
        assert not self.started, "cannot start a process twice"
        life = now()
        self.started = True
        if life.ask("start", self.name, tuple(p.name for p in life.children)) is BORN:
            life.become_child(self.name, self.path)
            life.process = self
            child_lives(self)
        life.children.append(self)

    def _see(self, code):
        if code is not None:
            self.code = code
            if self in now().children:
                now().children.remove(self)
        return code

    def _poll(self):
        return self.code if self.code is not None else self._see(ask("poll", self.name))

    def join(self, timeout=None):
        assert self.started, "can only join a started process"
        if self.code is None:
            self._see(ask("join", self.name, patience(True, timeout)))

    def is_alive(self):
        return self is current_process() or (self.started and self._poll() is None)

    @property
    def exitcode(self):
        return self._poll() if self.started else None

    @property
    def pid(self):
        return Pid(self.path, self.name) if self.started else None

    def _signal(self, number):
        if self.code is None:
            ask("kill", self.name, number)

    def terminate(self):
        self._signal(signal.SIGTERM)

    def kill(self):
        self._signal(signal.SIGKILL)

    def close(self):
        pass


MAIN = Process.__new__(Process)
MAIN.name, MAIN.path, MAIN.daemon, MAIN.started, MAIN.code = "MainProcess", (), False, True, None


def current_process():
    return now().process or MAIN


def active_children():
    for p in list(now().children):
        p._poll()
    return list(now().children)


# ---- ends ----

def _exit_code(e):
    return 0 if e.code is None else e.code if isinstance(e.code, int) else 1


def _last_line(e):
    name = type(e).__name__ if type(e).__module__ in ("builtins", "__main__") else \
        f"{type(e).__module__}.{type(e).__name__}"
    return f"{name}: {e}" if str(e) else name


def _before_the_end():
    life = now()
    children = active_children()
    for p in children:
        if p.daemon:
            p.terminate()
    for p in children:
        p.join()
    for number in life.feeding:
        if number not in life.forgotten:
            ask("fed", number)


@contextlib.contextmanager
def suppressed():
    try:
        yield
    except Stop:
        raise
    except BaseException:
        pass


def _report(e):
    """Writes the traceback. A signal's handler that raises here spoils that."""
    with suppressed():
        ask("report", _last_line(e))


def _end(code):
    while True:
        with suppressed():
            ask("exit", code)


def child_lives(process):
    """The whole life of a child. Does not return."""
    code = 0
    try:
        try:
            process.run()
        finally:
            _before_the_end()
    except Stop:
        raise
    except SystemExit as e:
        code = _exit_code(e)
    except BaseException as e:
        code = 1
        _report(e)
    _end(code)


def main_lives(body):
    """The whole life of main, whose text is body()."""
    code = 0
    try:
        body()
    except Stop:
        raise
    except SystemExit as e:
        code = _exit_code(e)
    except BaseException as e:
        code = 1
        _report(e)
    # What a signal's handler raises here is told on stderr and ignored: multiprocessing ends in an atexit function.
    with suppressed():
        _before_the_end()
    _end(code)


# ---- what a program imports ----

def _kill(pid, number):
    answer = ask("kill_pid", pid.name, number)
    if answer == "to itself":
        now().handle(number)
    elif answer == "gone":
        raise ProcessLookupError(3, "No such process")


def _set_handler(number, handler):
    ask("set_handler", number)
    life = now()
    before = life.handlers.get(number, signal.SIG_DFL)
    if handler is signal.SIG_DFL:
        life.handlers.pop(number, None)
    else:
        life.handlers[number] = IGNORE if handler is signal.SIG_IGN else handler
    return signal.SIG_IGN if before is IGNORE else before


def _module(name, **has):
    module = types.ModuleType(name)
    vars(module).update(has, __all__=list(has))
    return module


def _own_pid():
    p = current_process()
    return Pid(p.path, p.name)


_PUBLIC = ("Lock RLock Semaphore BoundedSemaphore Value Array RawValue RawArray Condition Event Barrier Queue "
           "JoinableQueue SimpleQueue Pipe").split()


def _multiprocessing(**instead):
    """The module, with other classes for some of its names."""
    classes = {n: getattr(shared, n) for n in _PUBLIC} | instead
    return _module("multiprocessing", Process=Process, current_process=current_process, active_children=active_children,
                   **classes)


_NOTHING = lambda *_, **__: None

MODULES = {
    "multiprocessing": _multiprocessing(),
    "multiprocessing.connection": _module("multiprocessing.connection", wait=shared.wait, Pipe=shared.Pipe),
    "time": _module("time", sleep=_NOTHING),
    "os": _module("os", kill=_kill, getpid=_own_pid, _exit=lambda code: ask("exit", code)),
    "signal": _module("signal", signal=_set_handler, SIG_DFL=signal.SIG_DFL, SIG_IGN=signal.SIG_IGN,
                      **{name: number for number, name in SIGNALS.items()}),
    "sys": _module("sys", exit=sys.exit),
    "queue": _module("queue", Empty=shared.queue.Empty, Full=shared.queue.Full),
    "threading": _module("threading", BrokenBarrierError=shared.threading.BrokenBarrierError),
}
FINER_MODULES = MODULES | {"multiprocessing": _multiprocessing(**finer.NAMES)}
