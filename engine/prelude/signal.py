# The module signal: the numbers as named constants, over natives that install handlers, wait and mask.


class _Members(type):
    # What a class of named numbers knows of its members, as enum's do.
    def __iter__(cls):
        return iter(list(cls._of.values()))

    def __reversed__(cls):
        return iter(list(cls._of.values())[::-1])

    def __len__(cls):
        return len(cls._of)

    def __contains__(cls, member):
        if isinstance(member, cls):
            return True
        raise TypeError(f"unsupported operand type(s) for 'in': '{type(member).__qualname__}' and "
                        f"'{type(cls).__qualname__}'")

    def __getitem__(cls, name):
        return cls._named[name]

    @property
    def __members__(cls):
        return dict(cls._named)

    def __getattr__(cls, name):
        try:
            return type.__getattribute__(cls, '_named')[name]
        except KeyError:
            raise AttributeError(name) from None

    def __bool__(cls):
        return True

    def __repr__(cls):
        return f"<enum '{cls.__name__}'>"


_Members.__name__ = _Members.__qualname__ = 'EnumType'


class _Named(int, metaclass=_Members):
    # A number that shows its name, as CPython's enums of int do.
    def __new__(cls, value):
        found = cls._of.get(value)
        if found is None:
            raise ValueError(f'{value!r} is not a valid {cls.__name__}')
        return found

    name = property(lambda self: self._name_)
    value = property(lambda self: self._value_)

    def __repr__(self):
        return f'<{type(self).__name__}.{self._name_}: {self._value_}>'

    def __str__(self):
        return str(self._value_)

    def __format__(self, spec):
        return format(self._value_, spec)

    def __reduce_ex__(self, protocol):
        return type(self), (self._value_,)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


class Signals(_Named):
    _of, _named = {}, {}


class Handlers(_Named):
    _of, _named = {}, {}


class Sigmasks(_Named):
    _of, _named = {}, {}


_signals = Signals._of


def _member(cls, name, value):
    m = cls._of.get(value)
    if m is None:
        m = cls._of[value] = int.__new__(cls, value)
        m._name_, m._value_ = name, value
    cls._named[name] = m
    return m


def _signal_of(name, value):
    return _member(Signals, name, value)


SIGHUP = _signal_of('SIGHUP', 1)
SIGINT = _signal_of('SIGINT', 2)
SIGQUIT = _signal_of('SIGQUIT', 3)
SIGILL = _signal_of('SIGILL', 4)
SIGTRAP = _signal_of('SIGTRAP', 5)
SIGABRT = _signal_of('SIGABRT', 6)
SIGIOT = _signal_of('SIGIOT', 6)
SIGBUS = _signal_of('SIGBUS', 7)
SIGFPE = _signal_of('SIGFPE', 8)
SIGKILL = _signal_of('SIGKILL', 9)
SIGUSR1 = _signal_of('SIGUSR1', 10)
SIGSEGV = _signal_of('SIGSEGV', 11)
SIGUSR2 = _signal_of('SIGUSR2', 12)
SIGPIPE = _signal_of('SIGPIPE', 13)
SIGALRM = _signal_of('SIGALRM', 14)
SIGTERM = _signal_of('SIGTERM', 15)
SIGSTKFLT = _signal_of('SIGSTKFLT', 16)
SIGCHLD = _signal_of('SIGCHLD', 17)
SIGCLD = _signal_of('SIGCLD', 17)
SIGCONT = _signal_of('SIGCONT', 18)
SIGSTOP = _signal_of('SIGSTOP', 19)
SIGTSTP = _signal_of('SIGTSTP', 20)
SIGTTIN = _signal_of('SIGTTIN', 21)
SIGTTOU = _signal_of('SIGTTOU', 22)
SIGURG = _signal_of('SIGURG', 23)
SIGXCPU = _signal_of('SIGXCPU', 24)
SIGXFSZ = _signal_of('SIGXFSZ', 25)
SIGVTALRM = _signal_of('SIGVTALRM', 26)
SIGPROF = _signal_of('SIGPROF', 27)
SIGWINCH = _signal_of('SIGWINCH', 28)
SIGIO = _signal_of('SIGIO', 29)
SIGPOLL = _signal_of('SIGPOLL', 29)
SIGPWR = _signal_of('SIGPWR', 30)
SIGSYS = _signal_of('SIGSYS', 31)
SIGRTMIN = _signal_of('SIGRTMIN', 34)
SIGRTMAX = _signal_of('SIGRTMAX', 64)
NSIG = 65
ITIMER_REAL = 0

SIG_DFL = _member(Handlers, 'SIG_DFL', 0)
SIG_IGN = _member(Handlers, 'SIG_IGN', 1)
SIG_BLOCK = _member(Sigmasks, 'SIG_BLOCK', 0)
SIG_UNBLOCK = _member(Sigmasks, 'SIG_UNBLOCK', 1)
SIG_SETMASK = _member(Sigmasks, 'SIG_SETMASK', 2)


def _handler(h):
    return (SIG_DFL, SIG_IGN)[h] if isinstance(h, int) else h


def _set(numbers):
    return {_signals.get(n, n) for n in numbers}


def _numbers(signals):
    return [int(s) for s in signals]


def signal(signalnum, handler):
    if isinstance(handler, Handlers):
        handler = handler._value_
    elif not callable(handler) and handler not in (0, 1):
        raise TypeError('signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object')
    return _handler(_signal(signalnum, handler))


def getsignal(signalnum):
    return _handler(_getsignal(signalnum))


def _rest():
    # A call: a signal that has come is handled here.
    pass


def raise_signal(signalnum):
    _raise_signal(signalnum)
    _rest()


def setitimer(which, seconds, interval=0.0):
    if which != ITIMER_REAL or interval:
        raise ValueError('mplab: setitimer knows ITIMER_REAL without an interval')
    _timer(seconds)
    return (0.0, 0.0)


def siginterrupt(signalnum, flag):
    pass


def pthread_sigmask(how, mask):
    return _set(_mask(int(how), _numbers(mask)))


def sigpending():
    return _set(_pending())


def sigwait(sigset):
    # What is not blocked is taken only from here on: whatever comes sooner acts as it does. So the beginning is a step.
    numbers = _numbers(sigset)
    blocked = _blocked()
    others = [n for n in numbers if n not in blocked and n not in (SIGKILL, SIGSTOP)]
    if others:
        _mask(SIG_BLOCK, others)
    try:
        n = _wait(numbers, None)
    finally:
        if others:
            _mask(SIG_UNBLOCK, others)
    return _signals.get(n, n)


def valid_signals():
    return _set(list(range(1, 32)) + list(range(34, 65)))


_wait_for_one = pause


def pause():
    _wait_for_one()
    _here()     # the handler runs before this call: what it raises belongs to pause


def _here():
    pass
