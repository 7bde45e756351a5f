# json: dumps and loads. Plain data is written and read in C. Its writer and its reader here are plain Python, so that
# the program's own default= and hooks run as steps of them; they also say what is wrong.
import _json
from json.decoder import JSONDecodeError, JSONDecoder, detect_text

_ESCAPES = {'"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t', '\f': '\\f', '\b': '\\b'}


def _quoted(text, ascii_only):
    if text.isascii() and text.isprintable() and '"' not in text and '\\' not in text:
        return '"' + text + '"'
    parts = ['"']
    for c in text:
        n = ord(c)
        if c in _ESCAPES:
            parts.append(_ESCAPES[c])
        elif n < 32 or ascii_only and n > 126 and n < 0x10000:
            parts.append(f'\\u{n:04x}')
        elif ascii_only and n > 126:
            n -= 0x10000
            parts.append(f'\\u{0xd800 | n >> 10:04x}\\u{0xdc00 | n & 0x3ff:04x}')
        else:
            parts.append(c)
    return ''.join(parts) + '"'


class JSONEncoder:
    item_separator, key_separator = ', ', ': '

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False,
                 indent=None, separators=None, default=None):
        self.skipkeys, self.ensure_ascii = skipkeys, ensure_ascii
        self.check_circular, self.allow_nan = check_circular, allow_nan
        self.sort_keys = sort_keys
        self.indent = ' ' * indent if isinstance(indent, int) else indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ','
        if default is not None:
            self.default = default
        self._open = []

    def default(self, o):
        raise TypeError(f'Object of type {o.__class__.__name__} is not JSON serializable')

    def encode(self, o):
        text = _json.write(o, self.ensure_ascii, self.allow_nan, self.sort_keys, self.indent, self.item_separator,
                           self.key_separator)
        if text is not NotImplemented:
            return text
        self._open = []
        return self._text(o, '\n')

    def iterencode(self, o, _one_shot=False):
        yield self.encode(o)

    def _number(self, x):
        if x != x:
            text = 'NaN'
        elif x in (float('inf'), float('-inf')):
            text = 'Infinity' if x > 0 else '-Infinity'
        else:
            return float.__repr__(x)
        if not self.allow_nan:
            raise ValueError('Out of range float values are not JSON compliant')
        return text

    def _text(self, o, line):
        if isinstance(o, str):
            return _quoted(o, self.ensure_ascii)
        if o is None:
            return 'null'
        if o is True:
            return 'true'
        if o is False:
            return 'false'
        if isinstance(o, int):
            return int.__repr__(o)
        if isinstance(o, float):
            return self._number(o)
        if any([x is o for x in self._open]):
            raise ValueError('Circular reference detected')
        self._open.append(o)
        if isinstance(o, (list, tuple)):
            text = self._around('[', [self._text(x, self._deeper(line)) for x in o], ']', line)
        elif isinstance(o, dict):
            text = self._around('{', self._pairs(o, self._deeper(line)), '}', line)
        else:
            text = self._text(self.default(o), line)
        self._open.pop()
        return text

    def _deeper(self, line):
        return line if self.indent is None else line + self.indent

    def _around(self, before, parts, after, line):
        if not parts:
            return before + after
        if self.indent is None:
            return before + self.item_separator.join(parts) + after
        inner = self._deeper(line)
        return before + inner + (self.item_separator + inner).join(parts) + line + after

    def _key(self, key):
        if isinstance(key, str):
            return key
        if key is True or key is False or key is None:
            return {True: 'true', False: 'false', None: 'null'}[key]
        if isinstance(key, float):
            return self._number(key)
        if isinstance(key, int):
            return int.__repr__(key)
        if not self.skipkeys:
            raise TypeError(f'keys must be str, int, float, bool or None, not {key.__class__.__name__}')

    def _pairs(self, o, line):
        parts = []
        for key, value in sorted(o.items()) if self.sort_keys else o.items():
            name = self._key(key)
            if name is not None:
                parts.append(_quoted(name, self.ensure_ascii) + self.key_separator + self._text(value, line))
        return parts


def dumps(obj, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None, indent=None,
          separators=None, default=None, sort_keys=False, **kw):
    return (cls or JSONEncoder)(skipkeys=skipkeys, ensure_ascii=ensure_ascii, check_circular=check_circular,
                                allow_nan=allow_nan, indent=indent, separators=separators, default=default,
                                sort_keys=sort_keys, **kw).encode(obj)


def dump(obj, fp, **keywords):
    fp.write(dumps(obj, **keywords))


def loads(s, *, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None,
          object_pairs_hook=None, **kw):
    if cls is object_hook is parse_float is parse_int is parse_constant is object_pairs_hook is None and not kw:
        found = _json.read(s)
        if found:
            return found[0]
    return (cls or JSONDecoder)(object_hook=object_hook, parse_float=parse_float, parse_int=parse_int,
                                parse_constant=parse_constant, object_pairs_hook=object_pairs_hook,
                                **kw).decode(detect_text(s))


def load(fp, **keywords):
    return loads(fp.read(), **keywords)
