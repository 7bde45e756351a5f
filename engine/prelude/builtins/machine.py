# What the machine itself asks for in Python: the ends of class statements, instances made by __new__, closing
# generators, and sets and dicts whose keys have a Python __hash__ or __eq__.


def _class_made(cls, keywords):
    for name, value in list(cls.__dict__.items()):
        hook = getattr(type(value), "__set_name__", None)
        if hook is not None:
            try:
                hook(value, cls, name)
            except Exception as e:
                raise RuntimeError(f"Error calling __set_name__ on '{type(value).__name__}' instance {name!r} "
                                   f"in '{cls.__name__}'") from e
    keywords = {k: v for k, v in (keywords or {}).items() if k != 'metaclass'}
    super(cls, cls).__init_subclass__(**keywords)
    return cls.__dict__.get('_instead', cls)  # typing.NamedTuple puts another class in its place


def _class_by(metaclass, name, bases, namespace, keywords):
    # A class whose metaclass is Python.
    return metaclass(name, bases, namespace, **{k: v for k, v in (keywords or {}).items() if k != 'metaclass'})


def _resolved(bases):
    found = []
    for base in bases:
        stand = None if isinstance(base, type) else getattr(base, '__mro_entries__', None)
        found.extend([base] if stand is None else stand(bases))
    return tuple(found)


def _class_of_others(name, bases, namespace, keywords):
    # Some bases are no classes, but say which ones stand for them.
    resolved = _resolved(bases)
    namespace['__orig_bases__'] = bases
    keywords = dict(keywords or {})
    metaclass = keywords.pop('metaclass', type)
    for base in resolved:
        if issubclass(type(base), metaclass):
            metaclass = type(base)
    return metaclass(name, resolved, namespace, **keywords)


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


def _iterator_resume(it, state):
    import _iterators
    _iterators.resume(it, state)


def _forked():
    # os.fork's result in the child.
    from _lang import loaded
    threading = loaded('threading')
    if threading is not None:
        threading._after_fork()
    return 0


def _last_words(dying):
    import sys, _mp
    while dying:
        o = dying.pop(0)
        say = _method(type(o), "__del__")
        ends = _method(type(o), "_target_ended")
        try:
            if ends is not None:
                say = o.__callback__
                ends(o)
            elif say is None:
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


def _set_args(e, args):
    e.args = tuple(args)


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


def _shown(x):
    # The repr of what others may change is a step.
    return x._shown()


def _run_main(text):
    import _main
    return _main.main(text)


def _run_spawned(text, data):
    import _main
    return _main.spawned(text, data)


# ---- exception groups ----

class BaseExceptionGroup(BaseException):
    def __new__(cls, message, exceptions, /):
        if not isinstance(message, str):
            raise TypeError(f'BaseExceptionGroup.__new__() argument 1 must be str, not {_kind_name(message)}')
        if not hasattr(exceptions, '__getitem__') or isinstance(exceptions, dict):
            raise TypeError('second argument (exceptions) must be a sequence')
        if not len(exceptions):
            raise ValueError('second argument (exceptions) must be a non-empty sequence')
        for i, e in enumerate(exceptions):
            if not isinstance(e, BaseException):
                raise ValueError(f'Item {i} of second argument (exceptions) is not an exception')
        plain = all([isinstance(e, Exception) for e in exceptions])
        if cls is BaseExceptionGroup and plain:
            cls = ExceptionGroup
        elif not plain and cls is ExceptionGroup:
            raise TypeError('Cannot nest BaseExceptions in an ExceptionGroup')
        elif not plain and issubclass(cls, Exception):
            raise TypeError(f'Cannot nest BaseExceptions in {cls.__name__!r}')
        made = BaseException.__new__(cls, message, exceptions)
        made.args = (message, exceptions)
        made._message, made._exceptions = message, tuple(exceptions)
        return made

    def __init__(self, message, exceptions, /):
        pass

    message = property(lambda self: self._message)
    exceptions = property(lambda self: self._exceptions)

    def __str__(self):
        n = len(self._exceptions)
        return f"{self._message} ({n} sub-exception{'' if n == 1 else 's'})"

    def derive(self, excs, /):
        return BaseExceptionGroup(self._message, excs)

    def _derived(self, excs):
        if not excs:
            return None
        made = self.derive(excs)
        if not isinstance(made, BaseExceptionGroup):
            raise TypeError('derive must return an instance of BaseExceptionGroup')
        made.__traceback__, made.__cause__, made.__context__ = self.__traceback__, self.__cause__, self.__context__
        made.__suppress_context__ = self.__suppress_context__
        if hasattr(self, '__notes__'):
            made.__notes__ = list(self.__notes__)
        return made

    def split(self, condition, /):
        if isinstance(condition, type) or isinstance(condition, tuple):
            for c in condition if isinstance(condition, tuple) else (condition,):
                if not isinstance(c, type) or not issubclass(c, BaseException):
                    raise TypeError('expected a function, exception type or tuple of exception types')

            def wanted(e):
                return isinstance(e, condition)
        elif callable(condition):
            wanted = condition
        else:
            raise TypeError('expected a function, exception type or tuple of exception types')
        if wanted(self):
            return self, None
        yes, no = [], []
        for e in self._exceptions:
            if isinstance(e, BaseExceptionGroup):
                a, b = e.split(condition)
                if a is not None:
                    yes.append(a)
                if b is not None:
                    no.append(b)
            else:
                (yes if wanted(e) else no).append(e)
        return self._derived(yes), self._derived(no)

    def subgroup(self, condition, /):
        return self.split(condition)[0]

    def __reduce__(self):
        return type(self), self.args

    def __class_getitem__(cls, args):
        return _GenericAlias(cls, args)


class ExceptionGroup(BaseExceptionGroup, Exception):
    pass
