# re: patterns over str. _re_parser.py reads them, regex.c runs them. Patterns over bytes are not here.
import enum as _enum
import _re
import _re_parser
from _re_parser import error


class RegexFlag(_enum.IntFlag):
    NOFLAG = 0
    ASCII = A = 256
    IGNORECASE = I = 2
    LOCALE = L = 4
    UNICODE = U = 32
    MULTILINE = M = 8
    DOTALL = S = 16
    VERBOSE = X = 64
    DEBUG = 128

    def __repr__(self):
        return '|'.join(['re.' + f.name for f in RegexFlag if f.value and self.value & f.value]) or 're.NOFLAG'

    __str__ = __repr__


A = ASCII = RegexFlag.ASCII
I = IGNORECASE = RegexFlag.IGNORECASE
L = LOCALE = RegexFlag.LOCALE
M = MULTILINE = RegexFlag.MULTILINE
S = DOTALL = RegexFlag.DOTALL
U = UNICODE = RegexFlag.UNICODE
X = VERBOSE = RegexFlag.VERBOSE
NOFLAG = RegexFlag.NOFLAG
_FAR = 1 << 60
_TEXTS, _BETWEEN = 1, 2  # what _re.find gives instead of spans
_cache = {}


class Match:
    __module__ = 're'

    def __init__(self, pattern, string, pos, endpos, spans):
        self.re, self.string, self.pos, self.endpos, self._spans = pattern, string, pos, endpos, spans

    def _group(self, key):
        n = key
        if isinstance(key, str):
            n = self.re.groupindex.get(key, -1)
        elif not isinstance(key, int):
            n = key.__index__() if hasattr(key, '__index__') else -1
        if not 0 <= n <= self.re.groups:
            raise IndexError('no such group')
        return n

    def _text(self, n, default=None):
        start, end = self._spans[2 * n], self._spans[2 * n + 1]
        return default if start < 0 else self.string[start:end]

    def group(self, *keys):
        if len(keys) < 2:
            return self._text(self._group(keys[0]) if keys else 0)
        return tuple([self._text(self._group(key)) for key in keys])

    def __getitem__(self, key):
        return self._text(self._group(key))

    def groups(self, default=None):
        return tuple([self._text(n, default) for n in range(1, self.re.groups + 1)])

    def groupdict(self, default=None):
        return {name: self._text(n, default) for name, n in self.re.groupindex.items()}

    def span(self, group=0):
        n = self._group(group)
        return self._spans[2 * n], self._spans[2 * n + 1]

    def start(self, group=0):
        return self.span(group)[0]

    def end(self, group=0):
        return self.span(group)[1]

    @property
    def lastindex(self):
        return self._spans[-1]

    @property
    def lastgroup(self):
        for name, n in self.re.groupindex.items():
            if n == self._spans[-1]:
                return name

    @property
    def regs(self):
        return tuple([self.span(n) for n in range(self.re.groups + 1)])

    def expand(self, template):
        return _filled(_template(template, self.re), self)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __reduce__(self):
        raise TypeError("cannot pickle 're.Match' object")

    def __repr__(self):
        return f'<re.Match object; span={self.span()!r}, match={self.group()!r}>'


class Pattern:
    __module__ = 're'

    def __init__(self, pattern, flags):
        if not isinstance(pattern, str):
            raise TypeError("mplab's re takes patterns of text" if isinstance(pattern, bytes)
                            else 'first argument must be string or compiled pattern')
        self.pattern = pattern
        self._program, self.flags, self.groups, self._slots, self.groupindex = _re_parser.compile(pattern, int(flags))

    def _find(self, string, pos, endpos, how, limit, gives=0):
        if not isinstance(string, str):
            if isinstance(string, (bytes, bytearray)):
                raise TypeError('cannot use a string pattern on a bytes-like object')
            raise TypeError(f"expected string or bytes-like object, got '{type(string).__name__}'")
        return _re.find(self._program, self.groups, self._slots, string, pos, endpos, how, limit, gives)

    def _first(self, string, pos, endpos, how):
        for spans in self._find(string, pos, endpos, how, 1):
            return Match(self, string, max(pos, 0), min(endpos, len(string)), spans)

    def search(self, string, pos=0, endpos=_FAR):
        return self._first(string, pos, endpos, 0)

    def match(self, string, pos=0, endpos=_FAR):
        return self._first(string, pos, endpos, 1)

    def fullmatch(self, string, pos=0, endpos=_FAR):
        return self._first(string, pos, endpos, 2)

    def finditer(self, string, pos=0, endpos=_FAR):
        found = self._find(string, pos, endpos, 0, 0)
        return iter([Match(self, string, max(pos, 0), min(endpos, len(string)), spans) for spans in found])

    def findall(self, string, pos=0, endpos=_FAR):
        return self._find(string, pos, endpos, 0, 0, _TEXTS)

    def split(self, string, maxsplit=0):
        if self.groups == 0 and maxsplit >= 0:
            return self._find(string, 0, _FAR, 0, maxsplit, _BETWEEN)
        parts = []
        last = 0
        for s in [] if maxsplit < 0 else self._find(string, 0, _FAR, 0, maxsplit):
            parts.append(string[last:s[0]])
            for n in range(2, 2 * self.groups + 2, 2):
                parts.append(string[s[n]:s[n + 1]] if s[n] >= 0 else None)
            last = s[1]
        parts.append(string[last:])
        return parts

    def subn(self, repl, string, count=0):
        if isinstance(repl, str) and '\\' not in repl and count >= 0:
            between = self._find(string, 0, _FAR, 0, count, _BETWEEN)
            return repl.join(between), len(between) - 1
        if not callable(repl):
            template = _template(repl, self)
        parts = []
        last = n = 0
        for s in [] if count < 0 else self._find(string, 0, _FAR, 0, count):
            found = Match(self, string, 0, len(string), s)
            parts.append(string[last:s[0]])
            text = repl(found) if callable(repl) else _filled(template, found)
            parts.append('' if text is None else text)
            last = s[1]
            n += 1
        parts.append(string[last:])
        return ''.join(parts), n

    def sub(self, repl, string, count=0):
        return self.subn(repl, string, count)[0]

    def __eq__(self, other):
        return isinstance(other, Pattern) and (self.pattern, self.flags) == (other.pattern, other.flags)

    def __hash__(self):
        return hash((self.pattern, self.flags))

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __reduce__(self):
        return _compile, (self.pattern, self.flags)

    def __class_getitem__(cls, args):
        return cls

    def __repr__(self):
        flags = RegexFlag(self.flags & ~32)
        return f're.compile({repr(self.pattern):.200}' + (f', {flags!r})' if flags else ')')


def _template(text, pattern):
    # A replacement's text: pieces of text, and numbers of groups.
    parts = []
    i = 0
    while i < len(text):
        stop = text.find('\\', i)
        if stop < 0:
            parts.append(text[i:])
            break
        parts.append(text[i:stop])
        c = text[stop + 1:stop + 2]
        i = stop + 2
        if c == 'g' and text[i:i + 1] == '<':
            end = text.find('>', i)
            if end < 0:
                raise error('missing >, unterminated name', text, i + 1)
            name = text[i + 1:end]
            if not name.isdigit() and name not in pattern.groupindex:
                raise IndexError(f'unknown group name {name!r}')
            n = int(name) if name.isdigit() else pattern.groupindex[name]
            if n > pattern.groups:
                raise error(f'invalid group reference {n}', text, i + 1)
            parts.append(n)
            i = end + 1
        elif c == '0':
            parts.append('\0')
        elif c.isdigit():
            while i < len(text) and text[i].isdigit() and i < stop + 3:
                i += 1
            n = int(text[stop + 1:i])
            if n > pattern.groups:
                raise error(f'invalid group reference {n}', text, stop + 1)
            parts.append(n)
        elif c in ('n', 't', 'r', 'f', 'v', 'a'):
            parts.append({'n': '\n', 't': '\t', 'r': '\r', 'f': '\f', 'v': '\v', 'a': '\a'}[c])
        elif c == '\\':
            parts.append(c)
        elif c == '':
            raise error('bad escape (end of pattern)', text, stop)
        elif c.isalpha() and ord(c) < 128:
            raise error('bad escape \\' + c, text, stop)
        else:
            parts.append('\\' + c)
    return parts


def _filled(template, found):
    return ''.join([part if isinstance(part, str) else found._text(part, '') for part in template])


def _compile(pattern, flags=0):
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError('cannot process flags argument with a compiled pattern')
        return pattern
    key = type(pattern), pattern, flags
    found = _cache.get(key)
    if found is None:
        if len(_cache) > 500:
            _cache.clear()
        found = _cache[key] = Pattern(pattern, flags)
    return found


def compile(pattern, flags=0):
    return _compile(pattern, flags)


def search(pattern, string, flags=0):
    return _compile(pattern, flags).search(string)


def match(pattern, string, flags=0):
    return _compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    return _compile(pattern, flags).fullmatch(string)


def findall(pattern, string, flags=0):
    return _compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    return _compile(pattern, flags).finditer(string)


def split(pattern, string, maxsplit=0, flags=0):
    return _compile(pattern, flags).split(string, maxsplit)


def sub(pattern, repl, string, count=0, flags=0):
    return _compile(pattern, flags).sub(repl, string, count)


def subn(pattern, repl, string, count=0, flags=0):
    return _compile(pattern, flags).subn(repl, string, count)


def escape(pattern):
    if isinstance(pattern, (bytes, bytearray)):
        return escape(str(pattern, 'latin1')).encode('latin1')
    if not isinstance(pattern, str):
        raise TypeError(f'decoding to str: need a bytes-like object, {type(pattern).__name__} found')
    return ''.join(['\\' + c if c in '()[]{}?*+-|^$\\.&~# \t\n\r\v\f' else c for c in pattern])


def purge():
    _cache.clear()
