# Lost updates of what a manager serves: a change that a client made of what another has changed since.
#
# The server keeps, for each client, what it read of each place (a key, an index, an attribute, a Value) since its own
# last change of it. Before a change of that place it reads again, as the client did: if that gives something else now,
# the answer has a third part, and the client asks its host whether its change was made of what it had read (the step
# `stale`). Nothing here is counted from call to call: a client that only looks, again and again, leaves all as it was.
#
# Of a class of the program's own the place is the whole object. It was read by a call that left it as it was, and
# changed by any other, and by a method that has changed one before: to put there what is there is a change, too. This
# is seen where orders are compared.
import pickle
import _pool

_simple = (int, float, str, bytes, bool, type(None))
_most = 64      # places that are kept of a client
_views = (type({}.keys()), type({}.values()), type({}.items()))


# ---- places: of an object, a method's arguments ----

def _first(obj, args, kwds):
    return args[:1]


def _value(obj, args, kwds):
    return ('value',)


def _every_key(obj, args, kwds):
    return list(obj)


def _indices(obj, args, kwds):
    if not args:
        return ()
    at = args[0]
    if isinstance(at, slice):
        return range(*at.indices(len(obj)))
    return (at + len(obj) if at < 0 else at,)


def _every_index(obj, args, kwds):
    return range(len(obj))


def _updated(obj, args, kwds):
    keys = list(kwds)
    for given in args[:1]:
        keys += list(given) if hasattr(given, 'keys') else [pair[0] for pair in given]
    return keys


_of_list = {'__getitem__': _indices}, {'__setitem__': _indices}, {
    name: _every_index
    for name in ('#GETVALUE', '__reversed__', '__add__', '__mul__', '__rmul__', '__str__', '__repr__')}
_of_dict = {'__getitem__': _first, 'get': _first, 'setdefault': _first}, {'__setitem__': _first, 'update': _updated}, {
    name: _every_key for name in ('#GETVALUE', 'copy', 'items', 'values', 'keys', '__str__', '__repr__')}


class Places:
    # What the methods of each kind of object read, what they change, and what reads all of it.
    def __init__(self, kinds):
        self.kinds = kinds
        self.changing = set()    # (class, method) that have changed an object of a class of the program's own

    @classmethod
    def of(cls, array, namespace, value):
        return cls({dict: _of_dict, list: _of_list, array: _of_list,
                    namespace: ({'__getattribute__': _first}, {'__setattr__': _first}, {}),
                    value: ({'get': _value}, {'set': _value}, {})})


def is_programs(of):
    # Is this class or function the program's own?
    module = getattr(of, '__module__', 'builtins').split('.')[0]
    return module not in ('builtins', 'threading', 'queue', 'multiprocessing', 'concurrent', '_thread')


def is_own(obj):
    # Of a class of the program's own.
    return hasattr(obj, '__dict__') and is_programs(type(obj))


def _state(obj):
    parts = []
    for name, value in obj.__dict__.items():
        try:
            parts.append((name, pickle.dumps(value)))
        except Exception:
            pass
    return parts


def _again(obj, method, args, kwds):
    if method == '#GETVALUE':
        return '#RETURN', obj
    try:
        result = getattr(obj, method)(*args, **kwds)
    except Exception as e:
        return '#ERROR', e
    return '#RETURN', list(result) if type(result) in _views else result


def _lost(before, now):
    if type(before[1]) is int and type(now[1]) is int:
        return now[1] - before[1]
    return 0


class Reads:
    # One client's.
    def __init__(self, places, lean):
        self.kinds = places.kinds
        self.changing = places.changing
        self.lean = lean
        self.mine = {}      # (id, place): (method, args, kwds, answer, its bytes or the object's state)

    def before(self, obj, ident, method, args, kwds):
        # The call is about to be made. The third part of its answer, or None.
        kind = self.kinds.get(type(obj))
        if kind is None:
            return self.before_own(obj, ident) if self.lean and is_own(obj) else None
        where = kind[1].get(method)
        if where is None or not self.mine:
            return None
        note = None
        try:
            for place in where(obj, args, kwds):
                read = self.mine.pop((ident, place), None)
                if read is not None and note is None:
                    note = self.compare(obj, read)
        except Exception:
            pass                # the call itself says what is wrong
        return note

    def compare(self, obj, read):
        method, args, kwds, answer, known = read
        now = _again(obj, method, args, kwds)
        if not self.lean:
            if now[0] == answer[0] and type(now[1]) is type(answer[1]) and now[1] == answer[1]:
                return None
            return (method, args, kwds), b'', _lost(answer, now)
        reply = pickle.dumps(now)
        return None if reply == known else ((method, args, kwds), reply, _lost(answer, now))

    def before_own(self, obj, ident):
        self.state = _state(obj)
        read = self.mine.get((ident, None))
        if read is None or read[4] == self.state:
            return None
        now = _again(obj, *read[:3])
        return read[:3], pickle.dumps(now), _lost(read[3], now)

    def answered(self, obj, ident, method, args, kwds, answer, note):
        # The call has been made. Its answer, with its third part if it has one.
        kind = self.kinds.get(type(obj))
        if kind is None:
            return self.answered_own(obj, ident, method, args, kwds, answer, note)
        where = kind[0].get(method) or (self.lean and kind[2].get(method))
        if where and (self.lean or type(answer[1]) in _simple):
            self.keep(ident, where, obj, (method, args, kwds), answer)
        return answer if note is None else (*answer, note)

    def keep(self, ident, where, obj, call, answer):
        known = pickle.dumps(answer) if self.lean else None
        mine = self.mine
        try:
            for place in where(obj, *call[1:]):
                if len(mine) >= _most and (ident, place) not in mine:
                    del mine[next(iter(mine))]
                mine[ident, place] = (*call, answer, known)
        except Exception:
            pass                # a place that cannot be one

    def answered_own(self, obj, ident, method, args, kwds, answer, note):
        if not self.lean or not is_own(obj):
            return answer
        state = _state(obj)
        if state != self.state:
            self.changing.add((type(obj), method))
        elif (type(obj), method) not in self.changing:
            self.mine[ident, None] = (method, args, kwds, answer, state)
            return answer
        self.mine.pop((ident, None), None)
        return answer if note is None else (*answer, note)
