# Reading JSON, with CPython's messages.

_BLANK = ' \t\n\r'
_WORDS = {'null': None, 'true': True, 'false': False}
_CONSTANTS = {'NaN': float('nan'), 'Infinity': float('inf'), '-Infinity': float('-inf')}
_ESCAPES = {'"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t'}


class JSONDecodeError(ValueError):
    __module__ = 'json.decoder'

    def __init__(self, msg, doc, pos):
        self.msg, self.doc, self.pos = msg, doc, pos
        self.lineno = doc.count('\n', 0, pos) + 1
        self.colno = pos - doc.rfind('\n', 0, pos)
        ValueError.__init__(self, f'{msg}: line {self.lineno} column {self.colno} (char {pos})')

    def __reduce__(self):
        return self.__class__, (self.msg, self.doc, self.pos)


def detect_text(s):
    if isinstance(s, str):
        if s.startswith('\ufeff'):
            raise JSONDecodeError('Unexpected UTF-8 BOM (decode using utf-8-sig)', s, 0)
        return s
    if not isinstance(s, (bytes, bytearray)):
        raise TypeError(f'the JSON object must be str, bytes or bytearray, not {s.__class__.__name__}')
    return bytes(s).decode('utf-8')


class JSONDecoder:
    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True,
                 object_pairs_hook=None):
        self.object_hook, self.object_pairs_hook, self.strict = object_hook, object_pairs_hook, strict
        self.parse_float, self.parse_int = parse_float or float, parse_int or int
        self.parse_constant = parse_constant or _CONSTANTS.__getitem__

    def decode(self, s):
        value, end = self.raw_decode(s, self._skip(s, 0))
        end = self._skip(s, end)
        if end != len(s):
            raise JSONDecodeError('Extra data', s, end)
        return value

    def raw_decode(self, s, idx=0):
        return self._value(s, idx)

    def _skip(self, s, i):
        while i < len(s) and s[i] in _BLANK:
            i += 1
        return i

    def _value(self, s, i):
        c = s[i:i + 1]
        if c == '"':
            return self._string(s, i + 1)
        if c == '{':
            return self._object(s, i + 1)
        if c == '[':
            return self._array(s, i + 1)
        for word, value in _WORDS.items():
            if s.startswith(word, i):
                return value, i + len(word)
        if c and c in '-0123456789':
            found = self._number(s, i)
            if found:
                return found
        for word in _CONSTANTS:
            if s.startswith(word, i):
                return self.parse_constant(word), i + len(word)
        raise JSONDecodeError('Expecting value', s, i)

    def _digits(self, s, i):
        while i < len(s) and s[i] in '0123456789':
            i += 1
        return i

    def _number(self, s, i):
        start = i
        i += s[i] == '-'
        end = i + 1 if s[i:i + 1] == '0' else self._digits(s, i)
        if end == i:
            return None
        whole = True
        if s[end:end + 1] == '.' and self._digits(s, end + 1) > end + 1:
            end, whole = self._digits(s, end + 1), False
        if s[end:end + 1] in ('e', 'E'):
            sign = end + 1 + (s[end + 1:end + 2] in ('+', '-'))
            if self._digits(s, sign) > sign:
                end, whole = self._digits(s, sign), False
        return (self.parse_int if whole else self.parse_float)(s[start:end]), end

    def _string(self, s, i):
        begin = i - 1
        parts = []
        while True:
            quote, slash = s.find('"', i), s.find('\\', i)
            if quote < 0:
                raise JSONDecodeError('Unterminated string starting at', s, begin)
            end = quote if slash < 0 else min(quote, slash)
            piece = s[i:end]
            if self.strict and not piece.isprintable():
                for k, c in enumerate(piece):
                    if c < ' ':
                        raise JSONDecodeError('Invalid control character at', s, i + k)
            parts.append(piece)
            if end == quote:
                return ''.join(parts), quote + 1
            c = s[end + 1:end + 2]
            if c == '':
                raise JSONDecodeError('Unterminated string starting at', s, begin)
            if c == 'u':
                code, i = self._unicode(s, end + 2)
                parts.append(chr(code))
            elif c in _ESCAPES:
                parts.append(_ESCAPES[c])
                i = end + 2
            else:
                raise JSONDecodeError('Invalid \\escape', s, end)

    def _unicode(self, s, i):
        code = self._four(s, i)
        if 0xd800 <= code < 0xdc00 and s.startswith('\\u', i + 4):
            low = self._four(s, i + 6)
            if 0xdc00 <= low < 0xe000:
                return 0x10000 + ((code & 0x3ff) << 10 | low & 0x3ff), i + 10
        return code, i + 4

    def _four(self, s, i):
        digits = s[i:i + 4]
        if len(digits) != 4 or any([d not in '0123456789abcdefABCDEF' for d in digits]):
            raise JSONDecodeError('Invalid \\uXXXX escape', s, i - 1)
        return int(digits, 16)

    def _array(self, s, i):
        values = []
        i = self._skip(s, i)
        if s[i:i + 1] == ']':
            return values, i + 1
        while True:
            value, i = self._value(s, i)
            values.append(value)
            i = self._skip(s, i)
            c = s[i:i + 1]
            if c == ']':
                return values, i + 1
            if c != ',':
                raise JSONDecodeError("Expecting ',' delimiter", s, i)
            i = self._skip(s, i + 1)

    def _made(self, pairs):
        if self.object_pairs_hook is not None:
            return self.object_pairs_hook(pairs)
        made = dict(pairs)
        return made if self.object_hook is None else self.object_hook(made)

    def _object(self, s, i):
        pairs = []
        i = self._skip(s, i)
        if s[i:i + 1] == '}':
            return self._made(pairs), i + 1
        while True:
            if s[i:i + 1] != '"':
                raise JSONDecodeError('Expecting property name enclosed in double quotes', s, i)
            key, i = self._string(s, i + 1)
            i = self._skip(s, i)
            if s[i:i + 1] != ':':
                raise JSONDecodeError("Expecting ':' delimiter", s, i)
            value, i = self._value(s, self._skip(s, i + 1))
            pairs.append((key, value))
            i = self._skip(s, i)
            c = s[i:i + 1]
            if c == '}':
                return self._made(pairs), i + 1
            if c != ',':
                raise JSONDecodeError("Expecting ',' delimiter", s, i)
            i = self._skip(s, i + 1)
