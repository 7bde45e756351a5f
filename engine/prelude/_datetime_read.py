# Dates and times of day as ISO 8601 writes them: 2024-02-29, 20240229, 2024-W09-4; 13:05:06.789+02:00, 130506Z.
from _datetime_delta import timedelta, timezone, utc


def _wrong(whole):
    raise ValueError(f'Invalid isoformat string: {whole!r}')


def _number(text, whole):
    if not text.isdigit() or not text.isascii():
        _wrong(whole)
    return int(text)


def date_end(text):
    # Where the date ends in the text of a date and a time
    if text[4:5] == '-':
        if text[5:6] == 'W':
            return 10 if text[8:9] == '-' else 8
        return 10
    if text[4:5] == 'W':
        return 8 if text[7:8].isdigit() else 7
    return 8


def date_of(text, whole, of_week):
    # Year, month and day
    if len(text) < 7:
        _wrong(whole)
    year, dash = _number(text[:4], whole), text[4] == '-'
    rest = text[5:] if dash else text[4:]
    if rest[0] == 'W':
        week, rest = rest[1:3], rest[3:]
        if rest and (rest[0] == '-') != dash:
            _wrong(whole)
        day = rest[1:] if dash else rest
        if len(week) != 2 or rest and len(day) != 1:
            _wrong(whole)
        return of_week(year, _number(week, whole), _number(day, whole) if day else 1)
    month, day = (rest[:2], rest[3:]) if dash else (rest[:2], rest[2:])
    if dash and rest[2:3] != '-' or len(day) != 2:
        _wrong(whole)
    return year, _number(month, whole), _number(day, whole)


def _fields(text, whole):
    # hh[:mm[:ss[.ffffff]]], with colons or without
    numbers, colon = [], text[2:3] == ':'
    while text and len(numbers) < 3:
        numbers.append(_number(text[:2] if len(text) > 1 else 'x', whole))
        text = text[2:]
        if text[:1] in ('.', ',') and text and len(numbers) == 3:
            break
        if colon and text and len(numbers) < 3:
            if text[0] != ':' or len(text) == 1:
                _wrong(whole)
            text = text[1:]
    micro = 0
    if text:
        if text[0] not in '.,' or len(numbers) < 3 or len(text) == 1:
            _wrong(whole)
        _number(text[1:], whole)
        micro = int((text[1:] + '000000')[:6])
    if not numbers:
        _wrong(whole)
    return (*numbers, *(0,) * (3 - len(numbers)), micro)


def clock_of(text, whole):
    # Hour, minute, second and microsecond; the zone, None if there is none
    zone = None
    if text[-1:] == 'Z':
        text, zone = text[:-1], utc
    else:
        at = max(text.find('+'), text.find('-'))
        if at >= 0:
            hour, minute, second, micro = _fields(text[at + 1:], whole)
            offset = timedelta(hours=hour, minutes=minute, seconds=second, microseconds=micro)
            zone = timezone(-offset if text[at] == '-' else offset) if offset else utc
            text = text[:at]
    return _fields(text, whole), zone
