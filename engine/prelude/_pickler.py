# What pickling leaves to Python: the calls that the pickler and the unpickler of lang/ ask for, and
# object.__reduce_ex__.
#
# The natives pickle_step, unpickle_step and import_one (lang/pickle/module.c) do everything else. A state is whole and
# frozen while Python runs.
import copyreg
from _pickle import PicklingError


def reduce(obj):
    # What obj says of itself, and its iterators of items and pairs as flat lists.
    cls = type(obj)
    own = copyreg.dispatch_table.get(cls)
    reduced = own(obj) if own is not None else obj.__reduce_ex__(4)
    items = pairs = None
    if type(reduced) is tuple and len(reduced) <= 6:
        if len(reduced) > 3 and reduced[3] is not None:
            items = list_of(reduced[3], 'fourth')
        if len(reduced) > 4 and reduced[4] is not None:
            pairs = []
            for key, value in list_of(reduced[4], 'fifth'):
                pairs.append(key)
                pairs.append(value)
    return reduced, items, pairs


def list_of(it, which):
    if not hasattr(type(it), '__next__') and not hasattr(type(it), '__iter__'):
        raise PicklingError(
            f'{which} element of the tuple returned by __reduce__ must be an iterator, not {type(it).__name__}')
    return list(it)


def dumps(state, obj):
    while True:
        reduced, items, pairs = reduce(obj)
        step = pickle_step(state, obj, reduced, items, pairs)
        if type(step) is bytes:
            return step
        state, obj = step


_REBUILT = (object, list, dict, bytearray)


def _called(cls):
    return cls.__name__ if cls.__module__ == 'builtins' else f'{cls.__module__}.{cls.__name__}'


def reduce_ex(obj, protocol):
    # object.__reduce_ex__ and object.__reduce__
    cls = type(obj)
    if cls.__reduce__ is not object.__reduce__:
        return obj.__reduce__()
    if hasattr(cls, '__next__') and hasattr(cls, '__length_hint__'):
        import _iterators
        found = _iterators.reduce(obj)
        if found is not None:
            return found
    if isinstance(obj, (set, frozenset)):
        return cls, (list(obj),), getattr(obj, '__dict__', None) or None
    if protocol < 2:
        state = obj.__getstate__()
        return copyreg._reconstructor, (cls, object, None), *(() if state is None else (state,))
    args, kwargs = (), None
    if cls.__module__ in ('builtins', '_thread') and cls not in _REBUILT and not hasattr(cls, '__getnewargs__'):
        raise TypeError(f"cannot pickle '{_called(cls)}' object")
    if hasattr(cls, '__getnewargs_ex__'):
        args, kwargs = obj.__getnewargs_ex__()
    elif isinstance(obj, bytearray):
        return cls, (bytes(obj),), obj.__getstate__(), None, None
    elif hasattr(cls, '__getnewargs__'):
        args = obj.__getnewargs__()
        if not isinstance(args, tuple):
            raise TypeError(f"__getnewargs__ should return a tuple, not '{type(args).__name__}'")
    state = obj.__getstate__()
    items = list(obj) if isinstance(obj, list) else None
    pairs = list(obj.items()) if isinstance(obj, dict) else None
    if kwargs:
        return copyreg.__newobj_ex__, (cls, args, kwargs), state, items, pairs
    return copyreg.__newobj__, (cls, *args), state, items, pairs


def loads(state, call):
    while True:
        function, args, kwargs, helper = call
        if helper:
            function = HELPERS[function]
        step = unpickle_step(state, function(*args) if kwargs is None else function(*args, **kwargs))
        if len(step) == 1:
            return step[0]
        state, call = step


def new(cls, args, kwargs):
    return cls.__new__(cls, *args) if kwargs is None else cls.__new__(cls, *args, **kwargs)


def append(obj, items):
    extend = getattr(obj, 'extend', None)
    if extend is not None:
        extend(items)
        return
    for item in items:
        obj.append(item)


def set_pairs(obj, pairs):
    for i in range(0, len(pairs), 2):
        obj[pairs[i]] = pairs[i + 1]


def add(obj, items):
    for item in items:
        obj.add(item)


def build(obj, state):
    setstate = getattr(obj, '__setstate__', None)
    if setstate is not None:
        setstate(state)
        return
    state, slots = state
    if state:
        obj.__dict__.update(state)
    for name in slots or ():
        setattr(obj, name, slots[name])


def load_module(name):
    # pickle_find has looked whether a pickle may use it.
    end = name.find('.')
    while end >= 0:
        import_one(name[:end])
        end = name.find('.', end + 1)
    import_one(name)


HELPERS = {'append': append, 'set_pairs': set_pairs, 'add': add, 'build': build, 'new': new, 'load_module': load_module}
