# What the machine itself asks for in Python: the ends of class statements, instances made by __new__, closing
# generators, and sets and dicts whose keys have a Python __hash__ or __eq__.


def _class_made(cls, keywords):
    for name, value in list(cls.__dict__.items()):
        hook = getattr(type(value), "__set_name__", None)
        if hook is not None:
            hook(value, cls, name)
    keywords = {k: v for k, v in (keywords or {}).items() if k != 'metaclass'}
    super(cls, cls).__init_subclass__(**keywords)
    return cls.__dict__.get('_instead', cls)  # typing.NamedTuple puts another class in its place


def _class_by(metaclass, name, bases, namespace, keywords):
    # A class whose metaclass is Python.
    return metaclass(name, bases, namespace, **{k: v for k, v in (keywords or {}).items() if k != 'metaclass'})


def _class_of_others(name, bases, namespace, keywords):
    # Some bases are no classes, but say which ones stand for them.
    resolved = []
    for base in bases:
        stand = None if isinstance(base, type) else getattr(base, '__mro_entries__', None)
        resolved.extend([base] if stand is None else stand(bases))
    namespace['__orig_bases__'] = bases
    keywords = dict(keywords or {})
    metaclass = keywords.pop('metaclass', type)
    for base in resolved:
        if issubclass(type(base), metaclass):
            metaclass = type(base)
    if metaclass is type and not keywords:
        return type(name, tuple(resolved), namespace)
    if metaclass is type:
        return type.__new__(type, name, tuple(resolved), namespace, **keywords)
    return metaclass(name, tuple(resolved), namespace, **keywords)


def _abstract_error(cls):
    names = sorted(cls.__abstractmethods__)
    raise TypeError(f"Can't instantiate abstract class {cls.__name__} with abstract "
                    f"method{'' if len(names) == 1 else 's'} {', '.join(names)}")


def _new_instance(cls, *args, **keywords):
    made = cls.__new__(cls, *args, **keywords)
    if isinstance(made, cls):
        type(made).__init__(made, *args, **keywords)
    return made


def _new_own(cls, *args, **keywords):
    # Of a class made from int, float, str, bytes or tuple.
    return _own(cls, _own_base(cls)(*args, **keywords))


def _gen_close(generator):
    try:
        generator.throw(GeneratorExit())
    except (GeneratorExit, StopIteration):
        return None
    raise RuntimeError("generator ignored GeneratorExit")


def _leaving(handler, args):
    # A signal's handler that runs while its strand waits in a step that must be left before the handler's exception
    # goes on.
    try:
        handler(*args)
    except BaseException as e:
        return e


def _last_words(dying):
    import sys, _mp
    while dying:
        o = dying.pop(0)
        say = _method(type(o), "__del__")
        try:
            if say is None:
                o.close()
            else:
                say(o)
        except BaseException as e:
            sys.stderr.write(f"Exception ignored in: {o if say is None else say!r}\n{_mp.traceback(e)}")
        o = None


def _throw_made(generator, kind, value):
    e = kind() if value is None else kind(*value) if isinstance(value, tuple) else kind(value)
    if not isinstance(e, BaseException):
        raise TypeError(f'calling {kind!r} should have returned an instance of BaseException, not {_kind_name(e)}')
    return generator.throw(e)


def _raise_from(e, cause):
    made = cause()
    if isinstance(made, BaseException):
        raise e from made
    raise e  # CPython keeps what it is


def _throw_on(inner, e):
    # throw() into a generator that waits in "yield from" reaches the inner one.
    if isinstance(e, GeneratorExit):
        close = getattr(inner, "close", None)
        if close is not None:
            close()
        raise e
    throw = getattr(inner, "throw", None)
    if throw is None:
        raise e
    return throw(e)


def _send(iterator, value):
    return iterator.send(value)


def _dict_of(pairs):
    made = {}
    for i in range(0, len(pairs), 2):
        _setitem(made, pairs[i], pairs[i + 1])
    return made


def _set_add(s, value):
    s.add(value)


def _run_main(text):
    import _main
    return _main.main(text)


def _run_spawned(text, data):
    import _main
    return _main.spawned(text, data)
