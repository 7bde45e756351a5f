# datetime.strptime: a text read by a form of % letters.

_NAMES = {'b': ('jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'),
          'B': ('january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october',
                'november', 'december'),
          'a': ('mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'),
          'A': ('monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'), 'p': ('am', 'pm')}
_DIGITS = {'Y': 4, 'm': 2, 'd': 2, 'H': 2, 'I': 2, 'M': 2, 'S': 2, 'f': 6, 'y': 2, 'j': 3}


def read(text, form):
    found = {}
    at = i = 0
    form = form.replace('%T', '%H:%M:%S').replace('%D', '%m/%d/%y').replace('%F', '%Y-%m-%d')
    while i < len(form):
        c = form[i]
        if c.isspace():
            while at < len(text) and text[at].isspace():
                at += 1
        elif c == '%' and form[i + 1:i + 2] != '%':
            i += 1
            at = _field(form[i:i + 1], text, at, found, form)
        else:
            i += c == '%'
            if text[at:at + 1] != c:
                raise ValueError(f'time data {text!r} does not match format {form!r}')
            at += 1
        i += 1
    if at < len(text):
        raise ValueError(f'unconverted data remains: {text[at:]}')
    return _fields(found)


def _field(letter, text, at, found, form):
    if letter in _NAMES:
        for n, name in enumerate(_NAMES[letter]):
            if text[at:at + len(name)].lower() == name:
                found[letter] = n
                return at + len(name)
    elif letter in _DIGITS:
        end = at
        while end < len(text) and end < at + _DIGITS[letter] and text[end].isdigit():
            end += 1
        if end > at and not (letter == 'Y' and end < at + 4):
            found[letter] = int(text[at:end].ljust(6, '0')) if letter == 'f' else int(text[at:end])
            return end
    else:
        raise ValueError(f"'{letter}' is a bad directive in format '{form}'")
    raise ValueError(f'time data {text!r} does not match format {form!r}')


def _fields(found):
    year = found.get('Y', 1900)
    if 'y' in found:
        year = found['y'] + (1900 if found['y'] > 68 else 2000)
    month = found.get('m', found.get('b', found.get('B', 0)) + 1)
    hour = found.get('H', 0)
    if 'I' in found:
        hour = found['I'] % 12 + 12 * found.get('p', 0)
    return year, month, found.get('d', 1), hour, found.get('M', 0), found.get('S', 0), found.get('f', 0)
