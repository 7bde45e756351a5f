# strptime: a text read by a form of % letters, each of which is a regular expression.
_MONTHS = ('january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november',
           'december')
_DAYS = ('monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday')
_WHOLE = {'c': '%a %b %d %H:%M:%S %Y', 'x': '%m/%d/%y', 'X': '%H:%M:%S'}
_FORMS = {'d': r'3[01]|[12]\d|0[1-9]|[1-9]| [1-9]', 'f': r'\d{1,6}', 'H': r'2[0-3]|[01]\d|\d',
          'I': r'1[0-2]|0[1-9]|[1-9]', 'G': r'\d\d\d\d',
          'j': r'36[0-6]|3[0-5]\d|[12]\d\d|0[1-9]\d|00[1-9]|[1-9]\d|0[1-9]|[1-9]',
          'm': r'1[0-2]|0[1-9]|[1-9]', 'M': r'[0-5]\d|\d', 'S': r'6[01]|[0-5]\d|\d', 'U': r'5[0-3]|[0-4]\d|\d',
          'W': r'5[0-3]|[0-4]\d|\d', 'w': r'[0-6]', 'u': r'[1-7]', 'V': r'5[0-3]|0[1-9]|[1-4]\d|\d', 'y': r'\d\d',
          'Y': r'\d\d\d\d', 'z': r'[+-]\d\d:?[0-5]\d(?::?[0-5]\d(?:\.\d{1,6})?)?|[zZ]', 'Z': r'utc|gmt',
          'A': '|'.join(_DAYS), 'a': '|'.join([d[:3] for d in _DAYS]), 'B': '|'.join(_MONTHS),
          'b': '|'.join([m[:3] for m in _MONTHS]), 'p': 'am|pm'}
_compiled = {}


def _pattern(form):
    # The expression of a form, with a group for each letter
    import re
    parts, i, text = [], 0, form
    for letter, whole in _WHOLE.items():
        text = text.replace('%' + letter, whole)
    while i < len(text):
        c = text[i]
        if c.isspace():
            while i + 1 < len(text) and text[i + 1].isspace():
                i += 1
            parts.append(r'\s+')
        elif c != '%':
            parts.append(re.escape(c))
        else:
            i += 1
            letter = text[i:i + 1]
            if not letter:
                raise ValueError(f"stray % in format '{form}'")
            if letter != '%' and letter not in _FORMS:
                raise ValueError(f"'{letter}' is a bad directive in format '{form}'")
            parts.append('%' if letter == '%' else f'(?P<{letter}>{_FORMS[letter]})')
        i += 1
    return re.compile(''.join(parts), re.IGNORECASE)


def _zone(text):
    # Seconds and microseconds of an offset
    if text in 'zZ':
        return 0, 0
    digits, _, fraction = text[1:].replace(':', '').partition('.')
    seconds = int(digits[:2]) * 3600 + int(digits[2:4]) * 60 + int(digits[4:] or 0)
    micro = int((fraction + '000000')[:6])
    return (-seconds, -micro) if text[0] == '-' else (seconds, micro)


def _hour(found):
    if 'I' not in found:
        return int(found.get('H', 0))
    return int(found['I']) % 12 + (12 if found.get('p', '').lower() == 'pm' else 0)


def _weekday(found):
    for letter, value in found.items():
        if letter in 'aA':
            return [d[:len(value)] for d in _DAYS].index(value.lower())
        if letter in 'wu':
            return (int(value) - 1) % 7
    return None


def _of_week(found, year, weekday):
    # The day of the year from a week's number and a weekday
    from datetime import date
    if 'V' in found:
        return date.fromisocalendar(int(found['G']), int(found['V']), weekday + 1)
    monday = 'W' in found
    first, day = date(year, 1, 1).weekday(), weekday
    if not monday:
        first, day = (first + 1) % 7, (weekday + 1) % 7
    week = int(found['W' if monday else 'U'])
    before = (7 - first) % 7
    after = day - first if week == 0 else before + 7 * (week - 1) + day
    return date.fromordinal(date(year, 1, 1).toordinal() + after)


def _check_weeks(found):
    if 'G' in found:
        if 'V' not in found or _weekday(found) is None:
            raise ValueError("ISO year directive '%G' must be used with the ISO week directive '%V' and a weekday "
                             "directive ('%A', '%a', '%w', or '%u').")
        if 'j' in found:
            raise ValueError("Day of the year directive '%j' is not compatible with ISO year directive '%G'. Use '%Y' "
                             "instead.")
    elif 'V' in found:
        if 'Y' in found and _weekday(found) is not None:
            raise ValueError("ISO week directive '%V' is incompatible with the year directive '%Y'. Use the ISO year "
                             "'%G' instead.")
        raise ValueError("ISO week directive '%V' must be used with the ISO year directive '%G' and a weekday "
                         "directive ('%A', '%a', '%w', or '%u').")


def fields(text, form):
    # The nine numbers of a struct_time, microseconds, the zone's offset (None: there is none) and name
    if not isinstance(text, str) or not isinstance(form, str):
        at, wrong = (1, form) if isinstance(text, str) else (0, text)
        raise TypeError(f'strptime() argument {at} must be str, not {type(wrong)}')
    if form not in _compiled:
        _compiled[form] = _pattern(form)
    match = _compiled[form].match(text)
    if not match:
        raise ValueError(f'time data {text!r} does not match format {form!r}')
    if len(text) != match.end():
        raise ValueError(f'unconverted data remains: {text[match.end():]}')
    from datetime import date
    found = match.groupdict()
    _check_weeks(found)
    year = int(found['Y']) if 'Y' in found else None
    if 'y' in found:
        year = int(found['y']) + (1900 if int(found['y']) > 68 else 2000)
    month = int(found['m']) if 'm' in found else 1
    for letter in 'bB':
        if letter in found:
            month = [m[:len(found[letter])] for m in _MONTHS].index(found[letter].lower()) + 1
    day, weekday = int(found.get('d', 1)), _weekday(found)
    leap = year is None and month == 2 and day == 29
    year = 1904 if leap else 1900 if year is None else year
    if 'j' in found:
        that = date.fromordinal(date(year, 1, 1).toordinal() + int(found['j']) - 1)
    elif weekday is not None and ('U' in found or 'W' in found) and 'Y' in found or 'V' in found:
        that = _of_week(found, year, weekday)
    else:
        that = date(year, month, day)
    yday = that.toordinal() - date(that.year, 1, 1).toordinal() + 1
    numbers = (1900 if leap else that.year, that.month, that.day, _hour(found), int(found.get('M', 0)),
               int(found.get('S', 0)), that.weekday() if weekday is None else weekday, yday,
               0 if 'Z' in found else -1)
    return (numbers, int(found['f'].ljust(6, '0')) if 'f' in found else 0, _zone(found['z']) if 'z' in found else None,
            found.get('Z'))


def read(text, form):
    # The arguments of a datetime
    from datetime import timedelta, timezone
    numbers, micro, offset, _ = fields(text, form)
    zone = None if offset is None else timezone(timedelta(seconds=offset[0], microseconds=offset[1]))
    return (*numbers[:6], micro, zone)
