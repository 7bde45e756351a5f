# The module time: its clocks and sleep are natives; calendars are here.


class struct_time:
    n_fields = 9
    _names = ('tm_year', 'tm_mon', 'tm_mday', 'tm_hour', 'tm_min', 'tm_sec', 'tm_wday', 'tm_yday', 'tm_isdst')

    def __init__(self, fields):
        fields = tuple(fields)
        if len(fields) != 9:
            raise TypeError(f'time.struct_time() takes a 9-sequence ({len(fields)}-sequence given)')
        self._fields = fields

    def __getattr__(self, name):
        if name in struct_time._names:
            return self._fields[struct_time._names.index(name)]
        raise AttributeError(f"'time.struct_time' object has no attribute '{name}'")

    def __getitem__(self, i):
        return self._fields[i]

    def __len__(self):
        return 9

    def __iter__(self):
        return iter(self._fields)

    def __eq__(self, other):
        return self._fields == (other._fields if isinstance(other, struct_time) else other)

    def __hash__(self):
        return hash(self._fields)

    def __repr__(self):
        pairs = [f'{name}={v}' for name, v in zip(struct_time._names, self._fields)]
        return 'time.struct_time(' + ', '.join(pairs) + ')'


def _offset():
    local, utc = _broken(0, True), _broken(0, False)
    return _seconds((local[0], *local[1:6], 0, 0, 0)) - _seconds((utc[0], *utc[1:6], 0, 0, 0))


timezone = altzone = -int(_offset())
daylight = 0
tzname = (_format('%Z', _broken(0, True)),) * 2
CLOCK_REALTIME, CLOCK_MONOTONIC, CLOCK_PROCESS_CPUTIME_ID, CLOCK_THREAD_CPUTIME_ID = 0, 1, 2, 3


def clock_gettime(clk_id, /):
    clocks = (time, monotonic, process_time, process_time)
    if not 0 <= clk_id < 4:
        raise OSError(22, 'Invalid argument')
    return clocks[clk_id]()


def clock_gettime_ns(clk_id, /):
    return int(clock_gettime(clk_id) * 1e9)


def thread_time():
    return process_time()


def thread_time_ns():
    return int(process_time() * 1e9)


def strptime(data_string, format='%a %b %d %H:%M:%S %Y', /):
    import _strptime
    return struct_time(_strptime.fields(data_string, format)[0])


def _plain(t):
    if isinstance(t, struct_time):
        return t._fields
    if not isinstance(t, tuple):
        raise TypeError('Tuple or struct_time argument required')
    return t


def gmtime(seconds=None):
    return struct_time(_broken(seconds, False))


def localtime(seconds=None):
    return struct_time(_broken(seconds, True))


def mktime(t):
    return _seconds(_plain(t))


def strftime(format, t=None):
    return _format(format, _broken(None, True) if t is None else _plain(t))


def asctime(t=None):
    fields = _broken(None, True) if t is None else _plain(t)
    return _format('%a %b ', fields) + f'{fields[2]:2d}' + _format(' %H:%M:%S %Y', fields)


def ctime(seconds=None):
    return asctime(_broken(seconds, True))
