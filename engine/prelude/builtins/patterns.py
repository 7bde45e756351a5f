# What patterns ask of subjects and classes of the program's own (engine/lang/machine/match.c); in the namespace of
# builtins.

_SELF_MATCHING = (bool, bytearray, bytes, dict, float, frozenset, int, list, set, str, tuple)
_missing = object()


def _pattern_len(v):
    return len(v)


def _pattern_keys(mapping, keys):
    get = mapping.get
    seen = set()
    values = []
    for key in keys:
        if key in seen:
            raise ValueError(f'mapping pattern checks duplicate key ({key!r})')
        seen.add(key)
        value = get(key, _missing)
        if value is _missing:
            return None
        values.append(value)
    return tuple(values)


def _pattern_class(subject, cls, asked):
    # asked: how many parts by position, and the names of the others. The values of all, or None.
    if not isinstance(cls, type):
        raise TypeError('called match pattern must be a class')
    if not isinstance(subject, cls):
        return None
    count = asked[0]
    names = asked[1:]
    values = []
    if count:
        by_position = _getattr(cls, '__match_args__', _missing)
        itself = by_position is _missing and issubclass(cls, _SELF_MATCHING)
        if by_position is _missing:
            by_position = ()
        elif not isinstance(by_position, tuple):
            raise TypeError(f'{cls.__name__}.__match_args__ must be a tuple (got {type(by_position).__name__})')
        allowed = 1 if itself else len(by_position)
        if count > allowed:
            plural = '' if allowed == 1 else 's'
            raise TypeError(f'{cls.__name__}() accepts {allowed} positional sub-pattern{plural} ({count} given)')
        if itself:
            values.append(subject)
            count = 0
        names = by_position[:count] + names
    seen = set()
    for at, name in enumerate(names):
        if at < count and not isinstance(name, str):
            raise TypeError(f'__match_args__ elements must be strings (got {type(name).__name__})')
        if name in seen:
            raise TypeError(f'{cls.__name__}() got multiple sub-patterns for attribute {name!r}')
        seen.add(name)
        value = _getattr(subject, name, _missing)
        if value is _missing:
            return None
        values.append(value)
    return tuple(values)
