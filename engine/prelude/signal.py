# The module signal: the numbers as named constants, over natives that install handlers, wait and mask.


class _Named:
    # A number that shows its name, as CPython's enums of int do.
    def __init__(self, name, value):
        self.name = name
        self._value_ = value

    @property
    def value(self):
        return self._value_

    def __repr__(self):
        return f'<{type(self).__name__}.{self.name}: {self._value_}>'

    def __str__(self):
        return str(self._value_)

    def __format__(self, spec):
        return format(self._value_, spec)

    def __int__(self):
        return self._value_

    def __index__(self):
        return self._value_

    def __bool__(self):
        return self._value_ != 0

    def __hash__(self):
        return hash(self._value_)

    def __eq__(self, other):
        return self._value_ == (other._value_ if isinstance(other, _Named) else other)

    def __ne__(self, other):
        return not self == other

    def __lt__(self, other):
        return self._value_ < int(other)

    def __le__(self, other):
        return self._value_ <= int(other)

    def __gt__(self, other):
        return self._value_ > int(other)

    def __ge__(self, other):
        return self._value_ >= int(other)

    def __neg__(self):
        return -self._value_

    def __add__(self, other):
        return self._value_ + int(other)

    def __radd__(self, other):
        return other + self._value_

    def __sub__(self, other):
        return self._value_ - int(other)

    def __rsub__(self, other):
        return other - self._value_

    def __reduce__(self):
        return (_again, (type(self).__name__, self._value_))


class Signals(_Named):
    def __new__(cls, name, value=None):
        if value is not None:
            return object.__new__(cls)
        number = int(name)
        if number not in _signals:
            raise ValueError(f'{name} is not a valid Signals')
        return _signals[number]

    def __init__(self, name, value=None):
        if value is not None:
            _Named.__init__(self, name, value)


class Handlers(_Named):
    pass


class Sigmasks(_Named):
    pass


_signals = {}


def _again(kind, value):
    if kind == 'Signals':
        return _signals[value]
    for named in (SIG_DFL, SIG_IGN, SIG_BLOCK, SIG_UNBLOCK, SIG_SETMASK):
        if type(named).__name__ == kind and named._value_ == value:
            return named


def _signal_of(name, value):
    s = Signals(name, value)
    _signals.setdefault(value, s)
    return s


SIGHUP = _signal_of('SIGHUP', 1)
SIGINT = _signal_of('SIGINT', 2)
SIGQUIT = _signal_of('SIGQUIT', 3)
SIGILL = _signal_of('SIGILL', 4)
SIGTRAP = _signal_of('SIGTRAP', 5)
SIGABRT = _signal_of('SIGABRT', 6)
SIGIOT = SIGABRT
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
SIGCLD = SIGCHLD
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
SIGPOLL = SIGIO
SIGPWR = _signal_of('SIGPWR', 30)
SIGSYS = _signal_of('SIGSYS', 31)
SIGRTMIN = _signal_of('SIGRTMIN', 34)
SIGRTMAX = _signal_of('SIGRTMAX', 64)
NSIG = 65
ITIMER_REAL = 0

SIG_DFL = Handlers('SIG_DFL', 0)
SIG_IGN = Handlers('SIG_IGN', 1)
SIG_BLOCK = Sigmasks('SIG_BLOCK', 0)
SIG_UNBLOCK = Sigmasks('SIG_UNBLOCK', 1)
SIG_SETMASK = Sigmasks('SIG_SETMASK', 2)


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
