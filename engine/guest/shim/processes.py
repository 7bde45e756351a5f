"""Processes: each fork, end, wait and kill is a step. Spawned children come into the world when they unpickle what
their parent prepared for them."""
import builtins
import os
import signal
import types

import _mplab
from mplab_guest import enter, frames, threads
from mplab_guest.steps import step
from multiprocessing import forkserver, popen_fork, popen_forkserver, popen_spawn_posix, process, spawn, util

FORK, SPAWN, FORKSERVER = 1, 2, 3  # the world's ProcessMethod
BY_OS_FORK, DAEMON, ASKED_BY_OS = 1 << 16, 1 << 8, 1
_fork, _exit, _waitpid, _kill = os.fork, os._exit, os.waitpid, os.kill
_signal, _getsignal, _spawnv_passfds = signal.signal, signal.getsignal, util.spawnv_passfds
_alarm, _setitimer = signal.alarm, signal.setitimer

_slots = {}         # pid → slot of this process's children
_sentinels = {}     # sentinel → slot
_starting = None    # the Process whose start is under way, here
_joined = set()     # pids whose end has been waited for by a step: they are only to be reaped
_spawning = []      # the slot of the child whose arguments are being pickled


def being_spawned():
    return _spawning[-1] if _spawning else None


def slot_of_sentinel(sentinel):
    return _sentinels.get(sentinel)


def begun(method, name='', daemon=False):
    """The slot of a child that is about to be made. OSError: there may be no more."""
    return step(_mplab.VERB_START, 0, method | (DAEMON if daemon else 0), 0, name.encode()).result


# ---- fork ----

def fork():
    global _starting
    if _mplab.slot() < 0:
        return _fork()
    starting, _starting = _starting, None
    if starting is None:
        slot = begun(FORK | BY_OS_FORK, process.current_process().name)
    else:
        slot = begun(FORK, starting.name, starting.daemon)
    _mplab.fork_into(slot)
    try:
        pid = _fork()
    except OSError:
        _mplab.born(slot, -1)
        raise
    if pid == 0:
        from mplab_guest import clock
        _slots.clear()
        _sentinels.clear()
        threads.forked()
        clock.reseed()
        return 0
    _mplab.fork_into(-1)
    _mplab.born(slot, pid)
    _slots[pid] = slot
    return pid


def exit_now(status, /):
    if _mplab.slot() >= 0:
        _mplab.leaves(status & 0xff)
    _exit(status)


# ---- waiting ----

def _over(pid, status):
    slot = _slots.pop(pid, None)
    if slot is not None:
        _mplab.died(slot, os.waitstatus_to_exitcode(status))


def waitpid(pid, options, /):
    slot = _slots.get(pid)
    looks = options & os.WNOHANG
    if slot is not None and pid in _joined:
        pass
    elif slot is not None and not looks:
        step(_mplab.VERB_JOIN, slot, 0, ASKED_BY_OS)
    elif slot is not None:
        if step(_mplab.VERB_IS_ALIVE, slot, 0, ASKED_BY_OS).result:
            return 0, 0
        options &= ~os.WNOHANG  # its last instructions
    elif pid == -1 and _slots:
        found = step(_mplab.VERB_WAIT_CHILD, 0, 1 if looks else 0).result
        if found == -2:
            return 0, 0
        pid = next((p for p, s in _slots.items() if s == found), -1)
    result = _waitpid(pid, options)
    _over(*result)
    return result


def wait():
    return waitpid(-1, 0)


def kill(pid, sig, /):
    slot = _mplab.slot_of(pid)
    if slot >= 0 and sig:
        step(_mplab.VERB_KILL, slot, int(sig), ASKED_BY_OS)
    _kill(pid, sig)


_handlers = {}  # what stands for a handler of the program's → that one


def set_handler(signalnum, handler, /):
    given = handler
    if callable(handler):
        def given(number, frame):
            return handler(number, frames.user_frame(frame))
        _handlers[given] = handler
    before = _signal(signalnum, given)
    _mplab.feels(int(signalnum))
    return _handlers.get(before, before)


def alarm(seconds, /):
    _mplab.alarms(seconds > 0, 0)
    return _alarm(seconds)


def setitimer(which, seconds, interval=0.0, /):
    if which == signal.ITIMER_REAL:  # the others stand still while it waits
        _mplab.alarms(seconds > 0, interval > 0)
    return _setitimer(which, seconds, interval)


def handler_of(signalnum, /):
    now = _getsignal(signalnum)
    return _handlers.get(now, now)


# ---- Process.start, by method ----

def _launch_forked(self, process_obj, _launch=popen_fork.Popen._launch):
    global _starting
    _starting = process_obj
    try:
        _launch(self, process_obj)
    finally:
        _starting = None
    self._slot = _slots[self.pid]
    _sentinels[self.sentinel] = self._slot


def _launcher(method, _launch):
    def launch(self, process_obj):
        self._slot = slot = begun(method, process_obj.name, process_obj.daemon)
        _spawning.append(slot)
        self.pid = -1
        try:
            _launch(self, process_obj)
        finally:
            _spawning.pop()
            _mplab.born(slot, self.pid)
        _slots[self.pid] = slot
        _sentinels[self.sentinel] = slot
    return launch


def _wait(self, timeout=None):
    if self.returncode is None:
        done = step(_mplab.VERB_JOIN, self._slot, timeout=timeout)
        if done.timed_out or not done.result:
            return None
        _joined.add(self.pid)
        try:
            return self.poll(0)
        finally:
            _joined.discard(self.pid)
    return self.returncode


def _poll_served(self, flag=os.WNOHANG):
    """Of a forkserver's child, whose real parent is another: its end is read from a pipe."""
    if self.returncode is None:
        if self.pid in _joined:
            pass
        elif flag == os.WNOHANG:
            if step(_mplab.VERB_IS_ALIVE, self._slot).result:
                return None
        else:
            step(_mplab.VERB_JOIN, self._slot)
        try:
            self.returncode = forkserver.read_signed(self.sentinel)
        except (OSError, EOFError):
            self.returncode = 255
        _slots.pop(self.pid, None)
        _mplab.died(self._slot, self.returncode)
    return self.returncode




def _cleanup():
    """Asked for by start and active_children: looks at those alone that are known to have ended."""
    for child in list(process._children):
        popen = child._popen
        if popen and _mplab.ended(popen._slot) and popen.poll() is not None:
            process._children.discard(child)


# ---- spawned children ----

def _spawnv_passfds(path, args, passfds, _spawn=_spawnv_passfds):
    return _spawn(path, args, list(passfds) + enter.run.fds)


class Entrance:
    """Unpickled first of all that a spawned child is given: brings it into the world."""

    def __init__(self, slot):
        self.numbers = enter.run.numbers(slot)

    def __reduce__(self):
        return exec, ("import os; space = {'__name__': 'boot'}; "
                      "exec(compile(os.pread(%d, 1 << 20, 0), '<boot>', 'exec'), space); space['bring_in'](%r, %r)"
                      % (self.numbers[0], self.numbers, enter.run.knobs), {})


def _preparation_data(name, _data=spawn.get_preparation_data):
    slot = being_spawned()
    return _data(name) if slot is None else {'mplab': Entrance(slot), **_data(name)}


def _main_of_spawned(fd, parent_sentinel, _main=spawn._main):
    code = _main(fd, parent_sentinel)
    _mplab.exits_with(code or 0)
    return code


def _run_path(path, run_name):
    """runpy's, for a spawned child's main module: with its switches and knobs."""
    from mplab_guest import outside, switches
    frames.own_file(os.path.abspath(path))
    with open(path, 'rb') as file:
        text = file.read()
    outside.program_is(text)
    space = {'__name__': run_name, '__file__': path, '__cached__': None, '__doc__': None, '__loader__': None,
             '__package__': '', '__spec__': None, '__builtins__': builtins}
    exec(switches.compiled(text, path, space), space)
    return space




def install():
    os.fork, os._exit, os.waitpid, os.wait, os.kill = fork, exit_now, waitpid, wait, kill
    signal.signal, signal.getsignal = set_handler, handler_of
    signal.alarm, signal.setitimer = alarm, setitimer
    util.spawnv_passfds = _spawnv_passfds
    spawn.get_preparation_data = _preparation_data
    spawn.runpy = types.SimpleNamespace(run_path=_run_path, run_module=spawn.runpy.run_module)
    spawn._main = _main_of_spawned
    popen_fork.Popen._launch, popen_fork.Popen.wait = _launch_forked, _wait
    popen_spawn_posix.Popen._launch = _launcher(SPAWN, popen_spawn_posix.Popen._launch)
    popen_forkserver.Popen._launch = _launcher(FORKSERVER, popen_forkserver.Popen._launch)
    popen_forkserver.Popen.poll = _poll_served
    process._cleanup = _cleanup
