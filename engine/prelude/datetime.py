# datetime: date, time, datetime, timedelta, timezone. Days are counted from the year 1, as the proleptic Gregorian
# calendar has them.
import time as _time
from _datetime_delta import timedelta, timezone, tzinfo, _called, _offset_text, utc as UTC
import _datetime_read as _read

MINYEAR, MAXYEAR = 1, 9999
_BEFORE = (0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
_DAYS = ('Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun')
_MONTHS = ('', 'Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec')


def _leap(y):
    return y % 4 == 0 and (y % 100 != 0 or y % 400 == 0)


def _month_days(y, m):
    return 29 if m == 2 and _leap(y) else (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[m - 1]


def _days_before_year(y):
    y -= 1
    return y * 365 + y // 4 - y // 100 + y // 400


def _ordinal(y, m, d):
    return _days_before_year(y) + _BEFORE[m] + (m > 2 and _leap(y)) + d


def _from_ordinal(n):
    if not 0 < n <= 3652059:
        raise OverflowError('date value out of range')
    y = n * 400 // 146097 + 1
    while _days_before_year(y) >= n:
        y -= 1
    rest = n - _days_before_year(y)
    m = 1
    while rest > _month_days(y, m):
        rest -= _month_days(y, m)
        m += 1
    return y, m, rest


def _check(value, low, high, what):
    if not isinstance(value, int):
        raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
    if not low <= value <= high:
        raise ValueError(what)


def _check_date(y, m, d):
    _check(y, MINYEAR, MAXYEAR, f'year {y} is out of range')
    _check(m, 1, 12, 'month must be in 1..12')
    _check(d, 1, _month_days(y, m), 'day is out of range for month')


def _check_time(hour, minute, second, microsecond):
    _check(hour, 0, 23, 'hour must be in 0..23')
    _check(minute, 0, 59, 'minute must be in 0..59')
    _check(second, 0, 59, 'second must be in 0..59')
    _check(microsecond, 0, 999999, 'microsecond must be in 0..999999')


def _clock_text(t, timespec='auto'):
    if timespec == 'auto':
        timespec = 'microseconds' if t.microsecond else 'seconds'
    forms = {'hours': f'{t.hour:02}', 'minutes': f'{t.hour:02}:{t.minute:02}',
             'seconds': f'{t.hour:02}:{t.minute:02}:{t.second:02}',
             'milliseconds': f'{t.hour:02}:{t.minute:02}:{t.second:02}.{t.microsecond // 1000:03}',
             'microseconds': f'{t.hour:02}:{t.minute:02}:{t.second:02}.{t.microsecond:06}'}
    if timespec not in forms:
        raise ValueError('Unknown timespec value')
    return forms[timespec]


def _formatted(o, form, fields):
    # %f, %z and %Z are not the C library's.
    parts = []
    i = 0
    while i < len(form):
        two = form[i:i + 2]
        if two == '%f':
            parts.append(f'{getattr(o, "microsecond", 0):06}')
        elif two in ('%z', '%Z'):
            parts.append(_zone_text(o, two))
        elif form[i] == '%' and two != '%':
            parts.append(two)
        else:
            parts.append(form[i])
            i -= 1
        i += 2
    return _time.strftime(''.join(parts), fields)


def _zone_text(o, what):
    offset = o.utcoffset() if hasattr(o, 'utcoffset') else None
    if offset is None:
        return ''
    return o.tzname() if what == '%Z' else _offset_text(offset, '')


def _compared(cls, key):
    # The comparisons, by what key gives.
    cls.__eq__ = lambda self, other: key(self) == key(other) if isinstance(other, cls) else NotImplemented
    cls.__lt__ = lambda self, other: key(self) < key(other) if isinstance(other, cls) else NotImplemented
    cls.__le__ = lambda self, other: key(self) <= key(other) if isinstance(other, cls) else NotImplemented
    cls.__gt__ = lambda self, other: key(self) > key(other) if isinstance(other, cls) else NotImplemented
    cls.__ge__ = lambda self, other: key(self) >= key(other) if isinstance(other, cls) else NotImplemented
    cls.__hash__ = lambda self: hash(key(self))


def _first_week(year):
    # The ordinal of the Monday of its first week, the one that has its first Thursday
    first = _ordinal(year, 1, 1)
    weekday = (first + 6) % 7
    return first - weekday + (7 if weekday > 3 else 0)


def _missing(names, given):
    # What CPython says when the first arguments are not there
    for i, name in enumerate(names):
        if given[i] is None:
            raise TypeError(f"function missing required argument '{name}' (pos {i + 1})")


class date:
    __slots__ = ('_year', '_month', '_day')

    def __new__(cls, year=None, month=None, day=None):
        if year is None or month is None or day is None:
            _missing(('year', 'month', 'day'), (year, month, day))
        _check_date(year, month, day)
        self = object.__new__(cls)
        self._year, self._month, self._day = year, month, day
        return self

    year = property(lambda self: self._year)
    month = property(lambda self: self._month)
    day = property(lambda self: self._day)

    @classmethod
    def today(cls):
        return cls.fromtimestamp(_time._asked())

    @classmethod
    def fromtimestamp(cls, t):
        return cls(*_time.localtime(t)[:3])

    @classmethod
    def fromordinal(cls, n):
        return cls(*_from_ordinal(n))

    @classmethod
    def fromisoformat(cls, text):
        if not isinstance(text, str):
            raise TypeError('fromisoformat: argument must be str')
        return cls(*_read.date_of(text, text, _of_week))

    @classmethod
    def fromisocalendar(cls, year, week, day):
        return cls(*_of_week(year, week, day))

    def toordinal(self):
        return _ordinal(self._year, self._month, self._day)

    def weekday(self):
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        return self.weekday() + 1

    def isocalendar(self):
        today = self.toordinal()
        year = self._year + 1 if self._year < MAXYEAR and today >= _first_week(self._year + 1) else self._year
        if today < _first_week(year):
            year -= 1
        week, day = divmod(today - _first_week(year), 7)
        return IsoCalendarDate(year, week + 1, day + 1)

    def timetuple(self):
        return _time.struct_time((self._year, self._month, self._day, 0, 0, 0, self.weekday(),
                                  self.toordinal() - _days_before_year(self._year), -1))

    def replace(self, year=None, month=None, day=None):
        return type(self)(self._year if year is None else year, self._month if month is None else month,
                          self._day if day is None else day)

    def isoformat(self):
        return f'{self._year:04}-{self._month:02}-{self._day:02}'

    __str__ = isoformat

    def ctime(self):
        return f'{_DAYS[self.weekday()]} {_MONTHS[self._month]} {self._day:2} 00:00:00 {self._year:04}'

    def strftime(self, form):
        return _formatted(self, form, self.timetuple())

    def __format__(self, spec):
        return self.strftime(spec) if spec else str(self)

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return type(self).fromordinal(self.toordinal() + other.days)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return type(self).fromordinal(self.toordinal() - other.days)
        if isinstance(other, date) and not isinstance(other, datetime):
            return timedelta(self.toordinal() - other.toordinal())
        return NotImplemented

    def _key(self):
        return self._year, self._month, self._day

    def __eq__(self, other):
        if not isinstance(other, date) or isinstance(other, datetime):
            return NotImplemented
        return self._key() == other._key()

    def _ordered(self, other, answer):
        if not isinstance(other, date):
            return NotImplemented
        if isinstance(other, datetime):
            raise TypeError("can't compare datetime.datetime to datetime.date")
        return answer(self._key(), other._key())

    def __lt__(self, other):
        return self._ordered(other, lambda a, b: a < b)

    def __le__(self, other):
        return self._ordered(other, lambda a, b: a <= b)

    def __gt__(self, other):
        return self._ordered(other, lambda a, b: a > b)

    def __ge__(self, other):
        return self._ordered(other, lambda a, b: a >= b)

    def __hash__(self):
        return hash(self._key())

    def __reduce__(self):
        return type(self), (self._year, self._month, self._day)

    def __repr__(self):
        return f'{_called(self)}({self._year}, {self._month}, {self._day})'


class IsoCalendarDate(tuple):
    __slots__ = ()

    def __new__(cls, year, week, weekday):
        return tuple.__new__(cls, (year, week, weekday))

    year = property(lambda self: self[0])
    week = property(lambda self: self[1])
    weekday = property(lambda self: self[2])

    def __reduce__(self):
        return tuple, (tuple(self),)

    def __repr__(self):
        return f'{_called(self)}(year={self[0]}, week={self[1]}, weekday={self[2]})'


def _of_week(year, week, day):
    _check(year, MINYEAR, MAXYEAR, f'Year is out of range: {year}')
    weeks = 53 if _first_week(year) + 371 <= _ordinal(year, 12, 31) + 4 else 52
    if not 1 <= week <= weeks:
        raise ValueError(f'Invalid week: {week}')
    if not 1 <= day <= 7:
        raise ValueError(f'Invalid day: {day} (range is [1, 7])')
    return _from_ordinal(_first_week(year) + (week - 1) * 7 + day - 1)


def _check_zone(zone):
    if zone is not None and not isinstance(zone, tzinfo):
        raise TypeError(f"tzinfo argument must be None or of a tzinfo subclass, not type '{type(zone).__name__}'")


def _check_fold(fold):
    if fold not in (0, 1):
        raise ValueError('fold must be either 0 or 1')


class time:
    __slots__ = ('_clock', '_zone', '_fold')

    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        _check_time(hour, minute, second, microsecond)
        _check_zone(tzinfo)
        _check_fold(fold)
        self = object.__new__(cls)
        self._clock, self._zone, self._fold = (hour, minute, second, microsecond), tzinfo, fold
        return self

    hour = property(lambda self: self._clock[0])
    minute = property(lambda self: self._clock[1])
    second = property(lambda self: self._clock[2])
    microsecond = property(lambda self: self._clock[3])
    tzinfo = property(lambda self: self._zone)
    fold = property(lambda self: self._fold)

    @classmethod
    def fromisoformat(cls, text):
        if not isinstance(text, str):
            raise TypeError('fromisoformat: argument must be str')
        clock, zone = _read.clock_of(text[1:] if text[:1] == 'T' else text, text)
        return cls(*clock, tzinfo=zone)

    def dst(self):
        return None if self._zone is None else self._zone.dst(None)

    def utcoffset(self):
        return None if self.tzinfo is None else self.tzinfo.utcoffset(None)

    def tzname(self):
        return None if self.tzinfo is None else self.tzinfo.tzname(None)

    def isoformat(self, timespec='auto'):
        return _clock_text(self, timespec) + ('' if self.tzinfo is None else _offset_text(self.utcoffset()))

    def __str__(self):
        return self.isoformat()

    def replace(self, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *, fold=None):
        new = [b if a is None else a for a, b in zip((hour, minute, second, microsecond), self._clock)]
        return type(self)(*new, self._zone if tzinfo is True else tzinfo, fold=self._fold if fold is None else fold)

    def strftime(self, form):
        return _formatted(self, form, _time.struct_time((1900, 1, 1, self.hour, self.minute, self.second, 0, 1, -1)))

    def __format__(self, spec):
        return self.strftime(spec) if spec else str(self)

    def _key(self):
        return self._clock

    def __reduce__(self):
        return type(self), (*self._clock, self._zone)

    def __repr__(self):
        return f'{_called(self)}({_shown(self._clock, 2)}{_zone_repr(self)})'


def _zone_repr(o):
    zone = '' if o._zone is None else f', tzinfo={o._zone!r}'
    return zone + (f', fold={o._fold}' if o._fold else '')


def _shown(numbers, least):
    numbers = list(numbers)
    while len(numbers) > least and numbers[-1] == 0:
        numbers.pop()
    return ', '.join([str(n) for n in numbers])


class datetime(date):
    __slots__ = ('_clock', '_zone', '_fold')

    def __new__(cls, year=None, month=None, day=None, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *,
                fold=0):
        if year is None or month is None or day is None:
            _missing(('year', 'month', 'day'), (year, month, day))
        _check_date(year, month, day)
        _check_time(hour, minute, second, microsecond)
        _check_zone(tzinfo)
        _check_fold(fold)
        self = object.__new__(cls)
        self._year, self._month, self._day = year, month, day
        self._clock, self._zone, self._fold = (hour, minute, second, microsecond), tzinfo, fold
        return self

    hour = property(lambda self: self._clock[0])
    minute = property(lambda self: self._clock[1])
    second = property(lambda self: self._clock[2])
    microsecond = property(lambda self: self._clock[3])
    tzinfo = property(lambda self: self._zone)
    fold = property(lambda self: self._fold)

    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(_time._asked(), tz)

    @classmethod
    def today(cls):
        return cls.fromtimestamp(_time._asked())

    @classmethod
    def utcnow(cls):
        return cls.utcfromtimestamp(_time._asked())

    @classmethod
    def _at(cls, fields, micro, tz=None):
        return cls(fields[0], fields[1], fields[2], fields[3], fields[4], min(fields[5], 59), micro, tz)

    @classmethod
    def fromtimestamp(cls, t, tz=None):
        micro = round(t % 1 * 1000000)
        t = int(t // 1) + micro // 1000000
        if tz is None:
            return cls._at(_time.localtime(t), micro % 1000000)
        return tz.fromutc(cls._at(_time.gmtime(t), micro % 1000000, tz))

    @classmethod
    def utcfromtimestamp(cls, t):
        micro = round(t % 1 * 1000000)
        return cls._at(_time.gmtime(int(t // 1) + micro // 1000000), micro % 1000000)

    @classmethod
    def combine(cls, date, time, tzinfo=True):
        return cls(date.year, date.month, date.day, time.hour, time.minute, time.second, time.microsecond,
                   time.tzinfo if tzinfo is True else tzinfo, fold=time.fold)

    @classmethod
    def fromordinal(cls, n):
        return cls(*_from_ordinal(n))

    @classmethod
    def fromisoformat(cls, text):
        if not isinstance(text, str):
            raise TypeError('fromisoformat: argument must be str')
        end = _read.date_end(text)
        day = _read.date_of(text[:end], text, _of_week)
        clock, zone = _read.clock_of(text[end + 1:], text) if len(text) > end else ((), None)
        return cls(*day, *clock, tzinfo=zone)

    @classmethod
    def strptime(cls, text, form):
        import _strptime
        if not isinstance(text, str) or not isinstance(form, str):
            at, wrong = (2, form) if isinstance(text, str) else (1, text)
            raise TypeError(f'strptime() argument {at} must be str, not {type(wrong).__name__}')
        return cls(*_strptime.read(text, form))

    def date(self):
        return date(self._year, self._month, self._day)

    def time(self):
        return time(*self._clock, fold=self._fold)

    def timetz(self):
        return time(*self._clock, self._zone, fold=self._fold)

    def utctimetuple(self):
        t = self - self.utcoffset() if self.utcoffset() else self
        return _time.struct_time((*date.timetuple(t)[:3], *t._clock[:3], *date.timetuple(t)[6:8], 0))

    def utcoffset(self):
        return None if self._zone is None else self._zone.utcoffset(self)

    def tzname(self):
        return None if self._zone is None else self._zone.tzname(self)

    def dst(self):
        return None if self._zone is None else self._zone.dst(self)

    def timetuple(self):
        dst = self.dst()
        return _time.struct_time((self._year, self._month, self._day, *self._clock[:3], self.weekday(),
                                  self.toordinal() - _days_before_year(self._year),
                                  -1 if dst is None else int(bool(dst))))

    def _since(self):
        return timedelta(self.toordinal(), (self.hour * 60 + self.minute) * 60 + self.second, self.microsecond)

    def _utc(self):
        offset = self.utcoffset()
        return self._since() if offset is None else self._since() - offset

    def timestamp(self):
        if self._zone is None:
            return _time.mktime(self.timetuple()) + self.microsecond / 1e6
        return (self._utc() - timedelta(719163)).total_seconds()

    def astimezone(self, tz=None):
        if tz is None:
            tz = timezone(timedelta(seconds=-_time.timezone), _time.tzname[0])
        utc = datetime.utcfromtimestamp(self.timestamp())
        return tz.fromutc(utc.replace(tzinfo=tz))

    def replace(self, year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None,
                tzinfo=True, *, fold=None):
        new = [b if a is None else a for a, b in zip((year, month, day, hour, minute, second, microsecond),
                                                     (self._year, self._month, self._day, *self._clock))]
        return type(self)(*new, self._zone if tzinfo is True else tzinfo, fold=self._fold if fold is None else fold)

    def isoformat(self, sep='T', timespec='auto'):
        text = date.isoformat(self) + sep + _clock_text(self, timespec)
        return text if self._zone is None else text + _offset_text(self.utcoffset())

    def __str__(self):
        return self.isoformat(' ')

    def ctime(self):
        return (f'{_DAYS[self.weekday()]} {_MONTHS[self._month]} {self._day:2} '
                f'{self.hour:02}:{self.minute:02}:{self.second:02} {self._year:04}')

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        t = self._since() + other
        minutes, second = divmod(t.seconds, 60)
        return type(self)(*_from_ordinal(t.days), minutes // 60, minutes % 60, second, t.microseconds, self._zone)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + -other
        if not isinstance(other, datetime):
            return NotImplemented
        if (self._zone is None) != (other._zone is None):
            raise TypeError("can't subtract offset-naive and offset-aware datetimes")
        return self._utc() - other._utc()

    def _ordered(self, other, answer):
        if not isinstance(other, datetime):
            if isinstance(other, date):
                raise TypeError("can't compare datetime.datetime to datetime.date")
            return NotImplemented
        if (self._zone is None) != (other._zone is None):
            raise TypeError("can't compare offset-naive and offset-aware datetimes")
        return answer(self._utc(), other._utc())

    def __eq__(self, other):
        if not isinstance(other, datetime):
            return NotImplemented
        return (self._zone is None) == (other._zone is None) and self._utc() == other._utc()

    def __hash__(self):
        return hash(self._utc())

    def __reduce__(self):
        return type(self), (self._year, self._month, self._day, *self._clock,
                            *(() if self._zone is None else (self._zone,)))

    def __repr__(self):
        numbers = _shown((self._year, self._month, self._day, *self._clock), 5)
        return f'{_called(self)}({numbers}{_zone_repr(self)})'


_compared(time, time._key)
date.min, date.max, date.resolution = date(1, 1, 1), date(9999, 12, 31), timedelta(1)
time.min, time.max, time.resolution = time(), time(23, 59, 59, 999999), timedelta(microseconds=1)
datetime.min, datetime.max = datetime(1, 1, 1), datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta(microseconds=1)
