# Iterators as pickle and copy see them: what object.__reduce_ex__ says of one, as CPython's do.
#
# The natives parts and take_over (lang/library/iterator_state.c) tell what an iterator consists of, and let one go on
# where another would. A generator that goes by an iterator's class is made again from its variables, which is why the
# functions of builtins and itertools that such are made of keep all that matters in variables.
import itertools
from _lang import inner as _inner

(_LIST, _TUPLE, _STR, _BYTES, _RANGE, _DICT, _SET, _REVERSED, _ENUMERATE, _ZIP, _CALL, _DEQUE, _ROWS, _COUNT, _REPEAT,
 _CYCLE, _LONGEST) = range(17)
_PRODUCT, _PERMUTATIONS = 0, 1


def reduce(it):
    # None: it is no iterator
    found = parts(it)
    if found is None:
        return None
    if len(found) == 7:
        return _IN_C.get(found[0], _plain)(it, *found[:6], found[6])
    name, begun, names = found
    if name is None:
        return _ended(it)
    how = _OF_PYTHON.get(name)
    if how is None:
        _cannot(it)
    return how(type(it), begun, names)


def _cannot(it):
    raise TypeError(f"cannot pickle '{_full_name(type(it))}' object")


def _full_name(cls):
    return cls.__qualname__ if cls.__module__ == 'builtins' else f'{cls.__module__}.{cls.__qualname__}'


# ---- those in C ----

_nothing = {_LIST: [], _STR: '', _DICT: [], _SET: []}


def _plain(it, kind, source, at, stop, step, more, mark):
    if source is None:
        return iter, (_nothing.get(kind, ()),)
    return (iter, (source,)) if kind in (_DICT, _SET) else (iter, (source,), at)


def _of_range(it, kind, source, at, stop, step, more, mark):
    # The whole range that it goes over, and its place in it.
    if source is None:
        return iter, (range(at, at, step),), 0
    given = len(source) - stop
    first = at - given * step
    return iter, (range(first, first + len(source) * step, step),), given


def _of_reversed(it, kind, source, at, stop, step, more, mark):
    if 'dict_reverse' in type(it).__name__:
        return iter, (source or [],)
    if 'deque' in type(it).__name__:
        return _of_deque(reversed, source, at)
    if source is None:
        return (iter, ([],)) if type(it) is not reversed else (reversed, ((),))
    return reversed, (source,), at


def _of_enumerate(it, kind, source, at, stop, step, more, mark):
    return enumerate, (more, at)


def _of_zip(it, kind, source, at, stop, step, more, mark):
    return (zip, more, True) if mark else (zip, more)


def _of_deque(iterate, source, at):
    # CPython calls the iterator's class, which has no name here.
    from collections import deque
    return (iterate, (deque(),)) if source is None else (iterate, (source,), at)


def _of_deque_forwards(it, kind, source, at, stop, step, more, mark):
    return _of_deque(iter, source, at)


def _of_rows(it, kind, pools, at, length, which, places, mark):
    cls = type(it)
    if pools is None:
        return (cls, ((),)) if which == _PRODUCT else (cls, ((), length))
    args = pools if which == _PRODUCT else (pools[0], length)
    if not at:
        return cls, args
    if which != _PERMUTATIONS:
        return cls, args, places
    n = len(pools[0])
    return cls, args, (places[:n], places[n:])


def _of_count(it, kind, now, at, stop, step, by, mark):
    return (type(it), (now,)) if by == 1 and type(by) is int else (type(it), (now, by))


def _of_repeat(it, kind, source, at, left, step, value, mark):
    return (type(it), (value,)) if left < 0 else (type(it), (value, left))


def _of_cycle(it, kind, source, at, stop, step, more, mark):
    return type(it), (source or (),), at


def _of_longest(it, kind, its, at, stop, step, fill, mark):
    return type(it), tuple([() if one is None else one for one in its or ()]), fill


_IN_C = {_RANGE: _of_range, _REVERSED: _of_reversed, _ENUMERATE: _of_enumerate, _ZIP: _of_zip,
         _DEQUE: _of_deque_forwards, _ROWS: _of_rows, _COUNT: _of_count, _REPEAT: _of_repeat, _CYCLE: _of_cycle,
         _LONGEST: _of_longest}


# ---- those that are generators: its class, has it begun, its variables ----

_ours = (enumerate, zip, map, filter, reversed)


def _ended(it):
    cls = type(it)
    if cls is map or cls is filter:
        return cls, (None, iter(()))
    if cls in _ours:
        return cls, (iter(()),) if cls is not reversed else ((),)
    if cls.__module__ == 'itertools':
        if cls not in _few_arguments:
            _cannot(it)
        return cls, _few_arguments[cls], ('_none',)
    return iter, ((),)


_few_arguments = {itertools.count: (), itertools.cycle: (iter(()),), itertools.accumulate: ((),), itertools.chain: (),
                  itertools.compress: ((), ()), itertools.dropwhile: (None, ()), itertools.takewhile: (None, ()),
                  itertools.filterfalse: (None, ()), itertools.starmap: (None, ()), itertools.groupby: ((),),
                  itertools.islice: ((), 0), itertools.zip_longest: ()}


def _rows_of(rows):
    # the iterators that a zip goes over
    found = parts(rows)
    if len(found) == 7:
        return found[5]
    return (iter(()),) if found[0] is None else tuple(found[2]['its'])


def _map_one(cls, begun, v):
    return cls, (v['func'], v['it'])


def _map_rows(cls, begun, v):
    return cls, (v['func'], *_rows_of(v['rows']))


def _filtered(cls, begun, v):
    return cls, (None if v['func'] is bool else v['func'], v['it'])


def _numbered(cls, begun, v):
    return cls, (v['it'], v['n'] + begun)


def _zipped(cls, begun, v):
    return (cls, tuple(v['its']), True) if v['strict'] else (cls, tuple(v['its']))


def _calls(cls, begun, v):
    return iter, (v['f'], v['sentinel'])


def _items_of(cls, begun, v):
    return iter, (v['v'],), v['i'] + begun


def _backwards(cls, begun, v):
    return reversed, (v['v'],), v['n'] - 1


def _counted(cls, begun, v):
    now = v['start'] + v['step'] if begun else v['start']
    return (cls, (now,)) if type(v['step']) is int and v['step'] == 1 else (cls, (now, v['step']))


def _cycled(cls, begun, v):
    return cls, (iter(()),), ('_cycled', v['it'], list(v['seen']), v['i'])


def _accumulated(cls, begun, v):
    it, func, total = v['it'], v['func'], v['total']
    return cls, (it, func), ('_accumulated', it, func, total, begun or v['begun'])


def _chained(cls, begun, v):
    return cls, (), ('_chained', v['iterables'], v['it'])


def _compressed(cls, begun, v):
    return cls, _rows_of(v['pairs'])


def _dropped(cls, begun, v):
    args = v['predicate'], v['it']
    return (cls, args, ('_dropped', *args, True)) if begun or v['begun'] else (cls, args)


def _taken(cls, begun, v):
    return cls, (v['predicate'], v['it'])


def _starred(cls, begun, v):
    return cls, (v['function'], v['it'])


def _sliced(cls, begun, v):
    start, stop, step = v['start'], v['stop'], v['step']
    if begun:
        i = v['i'] + 1
        start, stop = v['wanted'] + step - i, None if stop is None else max(stop - i, 0)
        if stop is not None and stop < start:
            start = stop
    return cls, (v['it'], start, stop, step)


def _groups(cls, begun, v):
    args = v['it'], v['key']
    return (cls, args, ('_groups', *args, list(v['state']))) if begun else (cls, args)


def _longest_rows(cls, begun, v):
    its = v['its']
    return cls, tuple([() if one is None else one for one in its]), ('_longest_rows', list(its), v['fillvalue'])


def _numbers(cls, begun, names):
    r, at = names['r'], names['at']
    return iter, (range(at + names['step'] if begun else at, r.stop, r.step),)


_OF_PYTHON = {f.__name__: f for f in (
    _map_one, _map_rows, _filtered, _numbered, _zipped, _calls, _items_of, _backwards, _numbers, _counted, _cycled,
    _accumulated, _chained, _compressed, _dropped, _taken, _starred, _sliced, _groups, _longest_rows)}
_OF_PYTHON['_refused'] = _taken


# ---- __setstate__ of a generator ----

def _none():
    return
    yield


_RESUMES = {'_none': _none, '_cycled': itertools._cycled, '_accumulated': itertools._accumulated,
            '_chained': itertools._chained, '_dropped': itertools._dropped, '_groups': itertools._groups,
            '_longest_rows': itertools._longest_rows}


def resume(it, state):
    name, begun, names = parts(it)
    if type(state) is tuple and state and state[0] in _RESUMES:
        take_over(it, _RESUMES[state[0]](*state[1:]))
    elif type(state) is int and name in ('_items_of', '_backwards'):
        _move(it, name, names['v'], state)
    elif name == '_longest_rows':
        take_over(it, itertools._longest_rows(names['its'], state))
    else:
        raise TypeError('state is not of this iterator')


def _move(it, name, v, at):
    # What lies before is not read again.
    if name == '_items_of':
        take_over(it, _inner('_items_of')(v, max(at, 0)))
    else:
        take_over(it, _inner('_backwards')(v, min(max(at + 1, 0), len(v))))
