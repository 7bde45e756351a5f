# timedelta and the fixed time zones, under datetime.py.


def _called(o):
    # A class of datetime's by its full name, one of the program's by its own
    cls = type(o)
    return 'datetime.' + cls.__name__ if cls.__module__ == 'datetime' else cls.__name__


class timedelta:
    __module__ = 'datetime'
    __slots__ = ('_micro',)

    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        for value in (days, seconds, microseconds, milliseconds, minutes, hours, weeks):
            if not isinstance(value, (int, float)):
                names = ('days', 'seconds', 'microseconds', 'milliseconds', 'minutes', 'hours', 'weeks')
                given = (days, seconds, microseconds, milliseconds, minutes, hours, weeks)
                name = [n for n, v in zip(names, given) if v is value][0]
                raise TypeError(f'unsupported type for timedelta {name} component: {type(value).__name__}')
        whole = 0
        rest = 0.0
        for value, unit in ((days, 86400000000), (seconds, 1000000), (microseconds, 1), (milliseconds, 1000),
                            (minutes, 60000000), (hours, 3600000000), (weeks, 604800000000)):
            if isinstance(value, int):
                whole += value * unit
            else:
                n = int(value)
                whole += n * unit
                rest += (value - n) * unit
        floor = int(rest // 1)
        whole, rest = whole + floor, rest - floor
        return cls._of(whole + (rest > 0.5 or rest == 0.5 and whole % 2))

    @classmethod
    def _of(cls, micro):
        if abs(micro // 86400000000) > 999999999:
            raise OverflowError(f'days={micro // 86400000000}; must have magnitude <= 999999999')
        made = object.__new__(cls)
        made._micro = micro
        return made

    @property
    def days(self):
        return self._micro // 86400000000

    @property
    def seconds(self):
        return self._micro % 86400000000 // 1000000

    @property
    def microseconds(self):
        return self._micro % 1000000

    def total_seconds(self):
        return self._micro / 1000000

    def __add__(self, other):
        return timedelta._of(self._micro + other._micro) if isinstance(other, timedelta) else NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        return timedelta._of(self._micro - other._micro) if isinstance(other, timedelta) else NotImplemented

    def __neg__(self):
        return timedelta._of(-self._micro)

    def __pos__(self):
        return self

    def __abs__(self):
        return timedelta._of(abs(self._micro))

    def __bool__(self):
        return self._micro != 0

    def __mul__(self, n):
        if isinstance(n, int):
            return timedelta._of(self._micro * n)
        if isinstance(n, float):
            up, down = n.as_integer_ratio()
            return timedelta._of(_nearest(self._micro * up, down))
        return NotImplemented

    __rmul__ = __mul__

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._micro / other._micro
        if isinstance(other, int):
            return timedelta._of(_nearest(self._micro, other))
        if isinstance(other, float):
            up, down = other.as_integer_ratio()
            return timedelta._of(_nearest(self._micro * down, up))
        return NotImplemented

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._micro // other._micro
        return timedelta._of(self._micro // other) if isinstance(other, int) else NotImplemented

    def __mod__(self, other):
        return timedelta._of(self._micro % other._micro) if isinstance(other, timedelta) else NotImplemented

    def __divmod__(self, other):
        return (self // other, self % other) if isinstance(other, timedelta) else NotImplemented

    def __eq__(self, other):
        return self._micro == other._micro if isinstance(other, timedelta) else NotImplemented

    def __lt__(self, other):
        return self._micro < other._micro if isinstance(other, timedelta) else NotImplemented

    def __le__(self, other):
        return self._micro <= other._micro if isinstance(other, timedelta) else NotImplemented

    def __gt__(self, other):
        return self._micro > other._micro if isinstance(other, timedelta) else NotImplemented

    def __ge__(self, other):
        return self._micro >= other._micro if isinstance(other, timedelta) else NotImplemented

    def __hash__(self):
        return hash(self._micro)

    def __reduce__(self):
        return type(self), (self.days, self.seconds, self.microseconds)

    def __str__(self):
        minutes, second = divmod(self.seconds, 60)
        text = f'{minutes // 60}:{minutes % 60:02}:{second:02}'
        if self.days:
            text = f'{self.days} day{"" if abs(self.days) == 1 else "s"}, ' + text
        return text + f'.{self.microseconds:06}' if self.microseconds else text

    def __repr__(self):
        parts = [f'{name}={value}' for name, value
                 in (('days', self.days), ('seconds', self.seconds), ('microseconds', self.microseconds)) if value]
        return f"{_called(self)}({', '.join(parts) or '0'})"


def _nearest(up, down):
    # up / down, to the nearest whole number; a half to the even one.
    if down < 0:
        up, down = -up, -down
    n, rest = divmod(up, down)
    return n + (2 * rest > down or 2 * rest == down and n % 2)


timedelta.min, timedelta.max = timedelta(-999999999), timedelta._of(999999999 * 86400000000 + 86399999999)
timedelta.resolution = timedelta(microseconds=1)


def _offset_text(offset, colon=':'):
    sign, offset = ('-', -offset) if offset < timedelta(0) else ('+', offset)
    minutes, second = divmod(offset.seconds, 60)
    return f'{sign}{minutes // 60:02}{colon}{minutes % 60:02}' + (f'{colon}{second:02}' if second else '')


class tzinfo:
    __module__ = 'datetime'

    def utcoffset(self, dt):
        raise NotImplementedError('a tzinfo subclass must implement utcoffset()')

    def dst(self, dt):
        raise NotImplementedError('a tzinfo subclass must implement dst()')

    def tzname(self, dt):
        raise NotImplementedError('a tzinfo subclass must implement tzname()')

    def fromutc(self, dt):
        return dt + self.utcoffset(dt)


class timezone(tzinfo):
    __module__ = 'datetime'

    def __init__(self, offset, name=None):
        if not isinstance(offset, timedelta):
            raise TypeError(f'timezone() argument 1 must be datetime.timedelta, not {type(offset).__name__}')
        if not timedelta(-1) < offset < timedelta(1):
            raise ValueError(f'offset must be a timedelta strictly between -timedelta(hours=24) and '
                             f'timedelta(hours=24), not {offset!r}.')
        self._offset, self._name = offset, name

    def utcoffset(self, dt):
        return self._offset

    def dst(self, dt):
        return None

    def tzname(self, dt):
        if self._name is not None:
            return self._name
        return 'UTC' if not self._offset else 'UTC' + _offset_text(self._offset)

    def __eq__(self, other):
        return self._offset == other._offset if isinstance(other, timezone) else NotImplemented

    def __hash__(self):
        return hash(self._offset)

    def __str__(self):
        return self.tzname(None)

    def __reduce__(self):
        return type(self), (self._offset,) if self._name is None else (self._offset, self._name)

    def __repr__(self):
        if self is utc or type(self) is timezone and not self._offset and self._name is None:
            return 'datetime.timezone.utc'
        return (f'datetime.timezone({self._offset!r})' if self._name is None
                else f'datetime.timezone({self._offset!r}, {self._name!r})')


utc = timezone.utc = timezone(timedelta(0))
timezone.min, timezone.max = timezone(-timedelta(hours=23, minutes=59)), timezone(timedelta(hours=23, minutes=59))
