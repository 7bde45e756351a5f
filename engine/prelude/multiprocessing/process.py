# multiprocessing.process: Process, who is running, and what a process does before it ends.
import os
import sys
import _lang
import _mp
from _lang import loaded as _loaded

_SIGKILL, _SIGTERM = 9, 15
_SENTINEL = 1000   # a sentinel is a number that stands for a process's end: this and its slot


class _Child:
    # A child as its parent knows it: its pid, its number in the world, and its exit code once its end was seen by a
    # step. The dead are also waited for without a step, so that no zombies gather; but then nobody is told: who sees
    # what would hang on an order that no step shows.
    def __init__(self, pid, slot):
        self.pid = pid
        self.slot = slot
        self.sentinel = _SENTINEL + slot
        self.returncode = self._buried = None

    def _saw(self, code):
        # Of one that was buried the step learns no code, and of one that lives neither: then none is kept.
        self.returncode = self._buried if code is None else code
        return self.returncode

    def poll(self):
        if self.returncode is None and _children_of == _mp.pid():
            self._saw(_mp.poll(self.slot))
        return self.returncode

    def bury(self):
        if self.returncode is None and self._buried is None:
            self._buried = _mp.reap(self.slot)
        return self.returncode is not None or self._buried is not None

    def wait(self, timeout=None):
        if self.returncode is None:
            if timeout is not None:
                timeout + 0.0
            self._saw(_mp.join(self.slot, timeout))
        return self.returncode

    def signal(self, number):
        if self.returncode is None:
            _mp.kill(self.slot, number)

    def terminate(self):
        self.signal(_SIGTERM)

    def kill(self):
        self.signal(_SIGKILL)

    def close(self):
        pass


_signal_names = {1: 'SIGHUP', 2: 'SIGINT', 3: 'SIGQUIT', 4: 'SIGILL', 5: 'SIGTRAP', 6: 'SIGABRT', 7: 'SIGBUS',
                 8: 'SIGFPE', 9: 'SIGKILL', 10: 'SIGUSR1', 11: 'SIGSEGV', 12: 'SIGUSR2', 13: 'SIGPIPE', 14: 'SIGALRM',
                 15: 'SIGTERM', 24: 'SIGXCPU', 25: 'SIGXFSZ', 26: 'SIGVTALRM', 27: 'SIGPROF', 29: 'SIGIO', 30: 'SIGPWR',
                 31: 'SIGSYS'}


def _flush():
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (AttributeError, ValueError):
            pass


class AuthenticationString(bytes):
    def __reduce__(self):
        if not _mp.is_spawning():
            raise TypeError('Pickling an AuthenticationString object is disallowed for security reasons')
        return AuthenticationString, (bytes(self),)


class BaseProcess:
    _popen = None
    _start_method = None

    def __init__(self, group=None, target=None, name=None, args=(), kwargs={}, *, daemon=None):
        assert group is None, 'group argument must be None for now'
        parent = _current
        parent._born += 1
        self._identity = parent._identity + (parent._born,)
        self._born = 0
        self._config = dict(parent._config)
        self._parent_pid = _mp.pid()
        self._parent_name = parent.name
        self._closed = False
        self._target = target
        self._args = tuple(args)
        self._kwargs = dict(kwargs)
        self._name = name or type(self).__name__ + '-' + ':'.join([str(i) for i in self._identity])
        if daemon is not None:
            self.daemon = daemon

    def _method(self):
        return self._start_method

    def _check_closed(self):
        if self._closed:
            raise ValueError('process object is closed')

    def run(self):
        if self._target:
            self._target(*self._args, **self._kwargs)

    def start(self):
        self._check_closed()
        assert self._popen is None, 'cannot start a process twice'
        assert self._parent_pid == _mp.pid(), 'can only start a process object created by current process'
        assert not _current._config.get('daemon'), 'daemonic processes are not allowed to have children'
        _bury_dead()
        method = self._method()
        _flush()
        if method == 'fork':
            pid, slot = _mp.start(self._name, bool(self.daemon))
            if pid == 0:
                code = 1
                try:
                    code = self._bootstrap(_mp.parent_slot())
                finally:
                    _mp.exit(code)
            self._popen = _Child(pid, slot)
        else:
            from multiprocessing import spawn
            self._popen = spawn.start(self, method)
        self._sentinel = self._popen.sentinel
        del self._target, self._args, self._kwargs
        _children[self] = True

    def terminate(self):
        self._check_closed()
        self._popen.terminate()

    def kill(self):
        self._check_closed()
        self._popen.kill()

    def join(self, timeout=None):
        self._check_closed()
        assert self._parent_pid == _mp.pid(), 'can only join a child process'
        assert self._popen is not None, 'can only join a started process'
        if self._popen.wait(timeout) is not None:
            _children.pop(self, None)

    def is_alive(self):
        self._check_closed()
        if self is _current:
            return True
        assert self._parent_pid == _mp.pid(), 'can only test a child process'
        if self._popen is None:
            return False
        if self._popen.poll() is None:
            return True
        _children.pop(self, None)
        return False

    def close(self):
        if self._popen is not None:
            if self._popen.poll() is None:
                raise ValueError(
                    'Cannot close a process while it is still running. You should first call join() or terminate().')
            self._popen.close()
            self._popen = None
            del self._sentinel
            _children.pop(self, None)
        self._closed = True

    @property
    def name(self):
        return self._name

    @name.setter
    def name(self, name):
        assert isinstance(name, str), 'name must be a string'
        self._name = name
        if self is _current:
            _mp.rename(name)

    @property
    def daemon(self):
        return self._config.get('daemon', False)

    @daemon.setter
    def daemon(self, daemonic):
        assert self._popen is None, 'process has already started'
        self._config['daemon'] = daemonic

    @property
    def authkey(self):
        return self._config['authkey']

    @authkey.setter
    def authkey(self, authkey):
        self._config['authkey'] = AuthenticationString(authkey)

    @property
    def exitcode(self):
        self._check_closed()
        if self._popen is None:
            return None
        return self._popen.poll()

    @property
    def ident(self):
        self._check_closed()
        if self is _current:
            return os.getpid()
        return self._popen and _mp.pid_told(self._popen.pid)

    pid = ident

    @property
    def sentinel(self):
        self._check_closed()
        try:
            return self._sentinel
        except AttributeError:
            raise ValueError('process not started') from None

    def __repr__(self):
        exitcode = None
        if self is _current:
            status = 'started'
        elif self._closed:
            status = 'closed'
        elif self._parent_pid != _mp.pid():
            status = 'unknown'
        elif self._popen is None:
            status = 'initial'
        else:
            exitcode = self._popen.poll()
            status = 'started' if exitcode is None else 'stopped'
        words = [type(self).__name__, 'name=%r' % self._name]
        if self._popen is not None:
            words.append('pid=%s' % _mp.pid_told(self._popen.pid))
        words.append('parent=%s' % _mp.pid_told(self._parent_pid))
        words.append(status)
        if exitcode is not None:
            if exitcode < 0 and -exitcode in _signal_names:
                exitcode = '-' + _signal_names[-exitcode]
            words.append('exitcode=%s' % exitcode)
        if self.daemon:
            words.append('daemon')
        return '<%s>' % ' '.join(words)

    def _bootstrap(self, parent_slot):
        # The child's whole life; returns its exit code.
        global _current, _parent, _children, _children_of
        import _main
        if self._start_method is not None:
            from multiprocessing import context
            context._force_start_method(self._start_method)
        _parent = _ParentProcess(self._parent_name, self._parent_pid, parent_slot)
        _current = self
        _children = {}
        _children_of = _mp.pid()
        _lang.inner('_no_input')()
        threading = _loaded('threading')
        if threading is not None:
            threading._after_fork()
            for function in threading._at_fork:
                function()
        code = 0
        atexit = _loaded('atexit')
        if atexit is not None:
            atexit._clear()
        try:
            for obj, function in _after_forks:
                function(obj)
            _say('child process calling self.run()')
            try:
                self.run()
            finally:
                _exit_function()
        except SystemExit as e:
            code = _main.exit_code(e)
        except BaseException as e:
            code = 1
            _main.say('Process %s:\n' % self.name)
            _main.report(e, False)
        finally:
            if threading is not None:
                threading._shutdown()
            _say('process exiting with exitcode %d', code)
            _flush()
        return code


class _ParentProcess(BaseProcess):
    def __init__(self, name, pid, slot):
        self._identity = ()
        self._born = 0
        self._name = name
        self._pid = pid
        self._slot = slot
        self._parent_pid = None
        self._popen = None
        self._closed = False
        self._config = {}

    def is_alive(self):
        return _mp.is_alive(self._slot)

    @property
    def ident(self):
        return _mp.pid_told(self._pid)

    pid = ident

    def join(self, timeout=None):
        _mp.await_end(self._slot, timeout)


class _MainProcess(BaseProcess):
    def __init__(self):
        self._identity = ()
        self._born = 0
        self._name = 'MainProcess'
        self._parent_pid = None
        self._popen = None
        self._closed = False
        self._config = {'authkey': AuthenticationString(os._key(32)), 'semprefix': '/mp'}

    def close(self):
        pass


_parent = None
_current = _MainProcess()
del _MainProcess
_children = {}             # in the order of birth, Process: whether it may still run, or be a zombie
_children_of = _mp.pid()


def current_process():
    return _current


def parent_process():
    return _parent


def _bury_dead():
    for p, unburied in list(_children.items()):
        if unburied and p._popen.bury():
            _children[p] = False


def active_children():
    for p in list(_children):
        if p._popen.poll() is not None:
            _children.pop(p, None)
    return list(_children)


_exiting = []      # (priority, function): what must run before a process ends, the highest first


def _at_exit(priority, function):
    _exiting.append((priority, function))


_after_forks = []  # (object, function): what a forked child calls first


def _say(message, *args):
    # What multiprocessing's own logger says, once there is one (util.py puts its info here).
    pass


def _exit_function():
    # Managers and pools go first; daemons are ended; the others are waited for; at last what was put in queues is fed.
    _say('process shutting down')
    if _exiting:
        for priority, function in sorted(_exiting, key=lambda pair: -pair[0]):
            function()
        _exiting.clear()
    if _children_of != _mp.pid():
        return
    children = active_children() if _children else ()
    for p in children:
        if p.daemon:
            _say('calling terminate() for daemon %s', p.name)
            p._popen.terminate()
    for p in children:
        _say('calling join() for process %s', p.name)
        p.join()
    for q in _mp.feeding():
        q._finish()
