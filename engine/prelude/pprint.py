# pprint: a container that does not fit its line is broken into one item a line.
import sys


class PrettyPrinter:
    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True,
                 underscore_numbers=False):
        self._indent, self._width, self._depth, self._compact, self._sort = indent, width, depth, compact, sort_dicts
        self._stream, self._underscores = stream, underscore_numbers

    def pprint(self, object):
        stream = sys.stdout if self._stream is None else self._stream
        stream.write(self.pformat(object) + '\n')

    def pformat(self, object):
        return self._text(object, 0, 0, 1)

    def isreadable(self, object):
        return True

    def _line(self, o, level):
        if isinstance(o, dict) and type(o).__repr__ is dict.__repr__:
            if self._depth and level > self._depth and o:
                return '{...}'
            return '{' + ', '.join([self._line(k, level + 1) + ': ' + self._line(v, level + 1)
                                    for k, v in self._pairs(o)]) + '}'
        for kind, before, after in (list, '[', ']'), (tuple, '(', ')'):
            if isinstance(o, kind) and type(o).__repr__ is kind.__repr__:
                if self._depth and level > self._depth and o:
                    return before + '...' + after
                return (before + ', '.join([self._line(x, level + 1) for x in o])
                        + (',' if kind is tuple and len(o) == 1 else '') + after)
        if isinstance(o, int) and not isinstance(o, bool) and self._underscores:
            return f'{o:_d}'
        return repr(o)

    def _pairs(self, o):
        if not self._sort:
            return list(o.items())
        try:
            return sorted(o.items())
        except TypeError:
            return sorted(o.items(), key=lambda pair: (str(type(pair[0])), repr(pair[0])))

    def _text(self, o, at, allowance, level):
        line = self._line(o, level)
        if len(line) <= self._width - at - allowance or self._depth and level > self._depth:
            return line
        if isinstance(o, dict) and type(o).__repr__ is dict.__repr__ and o:
            return self._dict(o, at, allowance, level)
        if isinstance(o, list) and type(o).__repr__ is list.__repr__ and o:
            return self._row(o, '[', ']', at, allowance, level)
        if isinstance(o, tuple) and type(o).__repr__ is tuple.__repr__ and o:
            return self._row(o, '(', ',)' if len(o) == 1 else ')', at, allowance, level)
        if isinstance(o, (set, frozenset)) and type(o).__repr__ is type(o).__mro__[-2].__repr__ and o:
            values = sorted(o)
            if type(o) is set:
                return self._row(values, '{', '}', at, allowance, level)
            name = type(o).__name__
            return self._row(values, name + '({', '})', at + len(name) + 1, allowance + 1, level, 1)
        if isinstance(o, str) and type(o).__repr__ is str.__repr__:
            return self._string(o, at, allowance, level)
        if hasattr(o, '__dataclass_fields__'):
            return self._record(o, [(name, getattr(o, name)) for name, f in o.__dataclass_fields__.items() if f.repr],
                                at, allowance, level)
        return line

    def _record(self, o, pairs, at, allowance, level):
        name = type(o).__name__
        at += len(name) + 1
        parts = []
        for i, (key, value) in enumerate(pairs):
            last = i + 1 == len(pairs)
            parts.append(key + '=' + self._text(value, at + len(key) + 1, allowance + 1 if last else 1, level + 1))
        return name + '(' + (',\n' + ' ' * at).join(parts) + ')'

    def _dict(self, o, at, allowance, level):
        begin = '{' + ' ' * (self._indent - 1)
        inner = at + self._indent
        pairs = self._pairs(o)
        parts = []
        for i, (key, value) in enumerate(pairs):
            name = self._line(key, level + 1)
            last = i + 1 == len(pairs)
            parts.append(name + ': ' + self._text(value, inner + len(name) + 2, allowance + 1 if last else 1,
                                                  level + 1))
        return begin + (',\n' + ' ' * inner).join(parts) + '}'

    def _row(self, values, before, after, at, allowance, level, begun=None):
        begin = before + ' ' * (self._indent - 1)
        inner = at + self._indent
        if self._compact:
            return begin + self._filled(list(values), inner, allowance + len(after), level) + after
        parts = []
        for i, x in enumerate(values):
            parts.append(self._text(x, inner, allowance + len(after) if i + 1 == len(values) else 1, level + 1))
        return begin + (',\n' + ' ' * inner).join(parts) + after

    def _filled(self, values, at, allowance, level):
        out = ''
        room = self._width - at
        left = room
        for i, x in enumerate(values):
            text = self._line(x, level + 1)
            last = i + 1 == len(values)
            need = len(text) + (allowance if last else 2)
            if out and need > left:
                out += ',\n' + ' ' * at
                left = room
            elif out:
                out += ', '
            out += text if len(text) <= room else self._text(x, at, allowance if last else 1, level + 1)
            left -= len(text) + 2
        return out

    def _string(self, o, at, allowance, level):
        lines = o.splitlines(True)
        room = self._width - at - (1 if level == 1 else 0)
        pieces = []
        for i, line in enumerate(lines):
            here = room - (allowance if i + 1 == len(lines) else 0)
            if len(repr(line)) <= here:
                pieces.append(repr(line))
                continue
            current = ''
            words = _words(line)
            for k, word in enumerate(words):
                candidate = current + word
                limit = room - (allowance if k + 1 == len(words) and i + 1 == len(lines) else 0)
                if len(repr(candidate)) > limit and current:
                    pieces.append(repr(current))
                    candidate = word
                current = candidate
            if current:
                pieces.append(repr(current))
        if len(pieces) == 1:
            return pieces[0]
        if level == 1:
            return '(' + ('\n' + ' ' * (at + 1)).join(pieces) + ')'
        return ('\n' + ' ' * at).join(pieces)


def _words(line):
    # Each word with the blanks behind it.
    words = []
    start = i = 0
    while i < len(line):
        while i < len(line) and not line[i].isspace():
            i += 1
        while i < len(line) and line[i].isspace():
            i += 1
        words.append(line[start:i])
        start = i
    return words


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    return PrettyPrinter(indent, width, depth, compact=compact, sort_dicts=sort_dicts,
                         underscore_numbers=underscore_numbers).pformat(object)


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
           underscore_numbers=False):
    PrettyPrinter(indent, width, depth, stream, compact=compact, sort_dicts=sort_dicts,
                  underscore_numbers=underscore_numbers).pprint(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def isreadable(object):
    return True


def isrecursive(object):
    return not _plain(object, [])


def _plain(o, above):
    if isinstance(o, (dict, list, tuple)):
        if [x for x in above if x is o]:
            return False
        parts = [*o.keys(), *o.values()] if isinstance(o, dict) else o
        return all([_plain(x, above + [o]) for x in parts])
    return True


def saferepr(object):
    return repr(object)
