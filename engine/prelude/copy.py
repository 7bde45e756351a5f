# copy: shallow and deep copies, by the kinds of values and by what pickling would do.
import copyreg as _copyreg
from _lang import id


class Error(Exception):
    pass


class _Probe:
    def method(self):
        pass


error = Error
_Method = type(_Probe().method)
_whole = (type(None), int, float, complex, bool, str, bytes, type, range, type(Ellipsis), type(NotImplemented),
          type(len), type(lambda: 0), property, type((lambda: 0).__code__), type(list.append))
_plain = _whole + (tuple, frozenset, slice, _Method)


def copy(x):
    cls = type(x)
    if cls in _plain or issubclass(cls, type):
        return x
    if cls in (list, dict, set, bytearray):
        return x.copy()
    copier = getattr(cls, '__copy__', None)
    if copier is not None:
        return copier(x)
    return _rebuild(x, _reduced(x, cls), None)


def _reduced(x, cls):
    reductor = _copyreg.dispatch_table.get(cls)
    return x.__reduce_ex__(4) if reductor is None else reductor(x)


def deepcopy(x, memo=None):
    if memo is None:
        memo = {}
    if id(x) in memo:
        return memo[id(x)][1]
    cls = type(x)
    if cls in _whole or issubclass(cls, type):
        return x
    if cls is list:
        made = []
        memo[id(x)] = (x, made)
        for v in x:
            made.append(deepcopy(v, memo))
        return made
    if cls is dict:
        made = {}
        memo[id(x)] = (x, made)
        for k, v in x.items():
            made[deepcopy(k, memo)] = deepcopy(v, memo)
        return made
    if cls is tuple:
        parts = [deepcopy(v, memo) for v in x]
        if id(x) in memo:
            return memo[id(x)][1]
        made = x
        for old, new in zip(x, parts):
            if old is not new:
                made = tuple(parts)
                break
    elif cls is set or cls is frozenset:
        made = cls([deepcopy(v, memo) for v in x])
    elif cls is bytearray:
        made = bytearray(x)
    elif cls is slice:
        made = slice(deepcopy(x.start, memo), deepcopy(x.stop, memo), deepcopy(x.step, memo))
    elif cls is _Method:
        made = _Method(x.__func__, deepcopy(x.__self__, memo))
    elif getattr(x, '__deepcopy__', None) is not None:
        made = x.__deepcopy__(memo)
    else:
        return _rebuild(x, _reduced(x, cls), memo)
    memo[id(x)] = (x, made)
    return made


def _rebuild(x, parts, memo):
    if isinstance(parts, str):
        return x
    parts = tuple(parts) + (None,) * (5 - len(parts))
    func, args, state, items, pairs = parts[:5]

    def again(v):
        return v if memo is None else deepcopy(v, memo)

    made = func(*[again(v) for v in args])
    if memo is not None:
        memo[id(x)] = (x, made)
    if state is not None:
        _set_state(made, again(state))
    if items is not None:
        for v in items:
            made.append(again(v))
    if pairs is not None:
        for k, v in pairs:
            made[again(k)] = again(v)
    return made


def _set_state(made, state):
    if hasattr(made, '__setstate__'):
        made.__setstate__(state)
        return
    slots = None
    if isinstance(state, tuple) and len(state) == 2:
        state, slots = state
    if state:
        made.__dict__.update(state)
    if slots:
        for k, v in slots.items():
            setattr(made, k, v)
