# decimal's signals and contexts. A context has a precision, a rounding, bounds of the exponent, and the signals that
# have been met (flags) and that raise (traps). An operation notes what it meets in _met[0]; _settled() takes it up.
import _thread
from _decimal_functions import ROUNDINGS, ROUND_HALF_EVEN, ROUND_HALF_UP

MAX_PREC = MAX_EMAX = 999999999999999999
MIN_EMIN = -MAX_EMAX
MIN_ETINY = MIN_EMIN - (MAX_PREC - 1)

# In the order in which a context's repr names them
CLAMPED, CONVERSION, BY_ZERO, IMPOSSIBLE, UNDEFINED = 1, 2, 4, 8, 16
INEXACT, UNFIT, INVALID, FLOAT, OVERFLOW, ROUNDED, SUBNORMAL, UNDERFLOW = 64, 128, 256, 1024, 2048, 4096, 8192, 16384
ANY_INVALID = CONVERSION | IMPOSSIBLE | UNDEFINED | UNFIT | INVALID


class DecimalException(ArithmeticError):
    __module__ = 'decimal'


class Clamped(DecimalException):
    __module__ = 'decimal'


class InvalidOperation(DecimalException):
    __module__ = 'decimal'


class ConversionSyntax(InvalidOperation):
    __module__ = 'decimal'


class DivisionByZero(DecimalException, ZeroDivisionError):
    __module__ = 'decimal'


class DivisionImpossible(InvalidOperation):
    __module__ = 'decimal'


class DivisionUndefined(InvalidOperation, ZeroDivisionError):
    __module__ = 'decimal'


class Inexact(DecimalException):
    __module__ = 'decimal'


class InvalidContext(InvalidOperation):
    __module__ = 'decimal'


class Rounded(DecimalException):
    __module__ = 'decimal'


class Subnormal(DecimalException):
    __module__ = 'decimal'


class Overflow(Inexact, Rounded):
    __module__ = 'decimal'


class Underflow(Inexact, Rounded, Subnormal):
    __module__ = 'decimal'


class FloatOperation(DecimalException, TypeError):
    __module__ = 'decimal'


_SIGNALS = ((InvalidOperation, ANY_INVALID), (FloatOperation, FLOAT), (DivisionByZero, BY_ZERO), (Overflow, OVERFLOW),
            (Underflow, UNDERFLOW), (Subnormal, SUBNORMAL), (Inexact, INEXACT), (Rounded, ROUNDED), (Clamped, CLAMPED))
_BITS = dict(_SIGNALS)
_CONDITIONS = ((InvalidOperation, INVALID), (DivisionImpossible, IMPOSSIBLE), (DivisionUndefined, UNDEFINED),
               (ConversionSyntax, CONVERSION), (InvalidContext, UNFIT)) + _SIGNALS[1:]
_NAMED = ((CLAMPED, 'Clamped'), (CONVERSION, 'InvalidOperation'), (BY_ZERO, 'DivisionByZero'),
          (IMPOSSIBLE | UNDEFINED, 'InvalidOperation'), (INEXACT, 'Inexact'), (UNFIT | INVALID, 'InvalidOperation'),
          (FLOAT, 'FloatOperation'), (OVERFLOW, 'Overflow'), (ROUNDED, 'Rounded'), (SUBNORMAL, 'Subnormal'),
          (UNDERFLOW, 'Underflow'))
_KEYS = ('valid values for signals are:\n  [InvalidOperation, FloatOperation, DivisionByZero,\n   Overflow, Underflow, '
         'Subnormal, Inexact, Rounded,\n   Clamped]')
_BOUNDS = {'prec': (1, MAX_PREC, 'valid range for prec is [1, MAX_PREC]'),
           'Emin': (MIN_EMIN, 0, 'valid range for Emin is [MIN_EMIN, 0]'),
           'Emax': (0, MAX_EMAX, 'valid range for Emax is [0, MAX_EMAX]'),
           'capitals': (0, 1, 'valid values for capitals are 0 or 1'),
           'clamp': (0, 1, 'valid values for clamp are 0 or 1')}


def _bit(signal):
    try:
        return _BITS[signal]
    except (KeyError, TypeError):
        raise KeyError(_KEYS) from None


class SignalDict:
    # A context's flags or its traps; `of` names the number that holds them.
    __module__ = 'abc'
    __hash__ = None

    def __init__(self, context, of):
        self._context, self._of = context, of

    def _bits(self):
        return getattr(self._context, self._of)

    def __getitem__(self, signal):
        return bool(self._bits() & _bit(signal))

    def __setitem__(self, signal, on):
        bit = _bit(signal)
        object.__setattr__(self._context, self._of, self._bits() | bit if on else self._bits() & ~bit)

    def __delitem__(self, signal):
        raise ValueError('signal keys cannot be deleted')

    def __iter__(self):
        return iter([signal for signal, _ in _SIGNALS])

    def __len__(self):
        return len(_SIGNALS)

    def __contains__(self, signal):
        return signal in _BITS

    def keys(self):
        return self.copy().keys()

    def values(self):
        return self.copy().values()

    def items(self):
        return self.copy().items()

    def get(self, signal, default=None):
        return self[signal] if signal in _BITS else default

    def copy(self):
        return {signal: bool(self._bits() & bit) for signal, bit in _SIGNALS}

    def update(self, other=(), /):
        for signal, on in dict(other).items():
            self[signal] = on

    def __eq__(self, other):
        if isinstance(other, SignalDict):
            return self._bits() == other._bits()
        return self.copy() == other if isinstance(other, dict) else NotImplemented

    def __repr__(self):
        return '{' + ', '.join([f"{s!r}:{on}" for s, on in self.copy().items()]) + '}'


def _bits_of(signals):
    if isinstance(signals, list):
        bits = 0
        for signal in signals:
            bits |= _bit(signal)
        return bits
    if isinstance(signals, SignalDict):
        return signals._bits()
    if not isinstance(signals, dict):
        raise TypeError('argument must be a signal dict')
    if set(signals) != set(_BITS):
        raise KeyError('invalid signal dict')
    return _bits_of([signal for signal, on in signals.items() if on])


def _listed(bits):
    return [signal for signal, bit in _SIGNALS if bits & bit]


def _names(bits):
    names = []
    for bit, name in _NAMED:
        if bits & bit and name not in names:
            names.append(name)
    return '[' + ', '.join(names) + ']'


def check_rounding(rounding):
    if not isinstance(rounding, str) or rounding not in ROUNDINGS:
        raise TypeError('valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n   '
                        'ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]')
    return rounding


class ContextBase:
    # What a context is; its operations are in decimal.py
    __slots__ = ('prec', 'rounding', 'Emin', 'Emax', 'capitals', 'clamp', '_flags', '_traps', '_met')

    def __init__(self, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None,
                 traps=None):
        base = DefaultContext
        self.prec = base.prec if prec is None else prec
        self.rounding = base.rounding if rounding is None else rounding
        self.Emin = base.Emin if Emin is None else Emin
        self.Emax = base.Emax if Emax is None else Emax
        self.capitals = base.capitals if capitals is None else capitals
        self.clamp = base.clamp if clamp is None else clamp
        object.__setattr__(self, '_traps', base._traps if traps is None else _bits_of(traps))
        object.__setattr__(self, '_flags', 0 if flags is None else _bits_of(flags))
        object.__setattr__(self, '_met', [0])

    def __setattr__(self, name, value):
        if name in _BOUNDS:
            low, high, said = _BOUNDS[name]
            if not isinstance(value, int):
                raise TypeError('an integer is required')
            if not low <= value <= high:
                raise ValueError(said)
        elif name == 'rounding':
            check_rounding(value)
        elif name in ('flags', 'traps'):
            name, value = '_' + name, _bits_of(value)
        else:
            raise AttributeError(f"'{_called(self)}' object has no attribute '{name}'")
        object.__setattr__(self, name, value)

    def __delattr__(self, name):
        raise AttributeError('context attributes cannot be deleted')

    @property
    def flags(self):
        return SignalDict(self, '_flags')

    @property
    def traps(self):
        return SignalDict(self, '_traps')

    def clear_flags(self):
        object.__setattr__(self, '_flags', 0)

    def clear_traps(self):
        object.__setattr__(self, '_traps', 0)

    def Etiny(self):
        return self.Emin - self.prec + 1

    def Etop(self):
        return self.Emax - self.prec + 1

    def copy(self):
        made = object.__new__(type(DefaultContext))
        for name in ContextBase.__slots__:
            object.__setattr__(made, name, getattr(self, name))
        object.__setattr__(made, '_met', [0])
        return made

    __copy__ = copy

    def __reduce__(self):
        return type(self), (self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp,
                            _listed(self._flags), _listed(self._traps))

    def __repr__(self):
        return (f'Context(prec={self.prec}, rounding={self.rounding}, Emin={self.Emin}, Emax={self.Emax}, capitals='
                f'{self.capitals}, clamp={self.clamp}, flags={_names(self._flags)}, traps={_names(self._traps)})')

    def _settled(self, result):
        # The end of an operation: what it met becomes flags, and raises where it is trapped.
        met = self._met[0]
        if met:
            self._met[0] = 0
            object.__setattr__(self, '_flags', self._flags | met)
            trapped = met & self._traps
            if trapped:
                raise _listed(trapped)[0]([condition for condition, bit in _CONDITIONS if trapped & bit])
        return result


def _called(x):
    return f'{type(x).__module__}.{type(x).__qualname__}'


# ---- the present context: each thread has its own ----

DefaultContext = None
_present = {}


def begin(kind):
    # The contexts that there are from the beginning; kind: the class of contexts.
    global DefaultContext
    DefaultContext = object.__new__(kind)
    for name, value in (('prec', 28), ('rounding', ROUND_HALF_EVEN), ('Emin', -999999), ('Emax', 999999),
                        ('capitals', 1), ('clamp', 0), ('_flags', 0), ('_met', [0]),
                        ('_traps', ANY_INVALID | BY_ZERO | OVERFLOW)):
        object.__setattr__(DefaultContext, name, value)
    basic = kind(9, ROUND_HALF_UP, traps=[Clamped, InvalidOperation, DivisionByZero, Overflow, Underflow])
    return DefaultContext, basic, kind(9, traps=[])


def getcontext():
    found = _present.get(_thread.number())
    if found is None:
        found = _present[_thread.number()] = DefaultContext.copy()
        found.clear_flags()
    return found


def checked(context):
    if not isinstance(context, ContextBase):
        raise TypeError('optional argument must be a context')
    return context


def setcontext(context, /):
    if not isinstance(context, ContextBase):
        raise TypeError('argument must be a context')
    # one of the three that everybody shares is not changed
    if context is DefaultContext:
        context = context.copy()
        context.clear_flags()
    _present[_thread.number()] = context


class ContextManager:
    # What localcontext() gives to a with statement
    __module__ = 'decimal'

    def __init__(self, inner):
        self._inner = inner

    def __enter__(self):
        self._outer = getcontext()
        setcontext(self._inner)
        return self._inner

    def __exit__(self, *args):
        setcontext(self._outer)


def localcontext(ctx=None, **changes):
    made = (getcontext() if ctx is None else checked(ctx)).copy()
    for name, value in changes.items():
        if name not in ('prec', 'rounding', 'Emin', 'Emax', 'capitals', 'clamp', 'flags', 'traps'):
            raise TypeError(f"'{name}' is an invalid keyword argument for this function")
        if value is not None:
            setattr(made, name, value)
    return ContextManager(made)
