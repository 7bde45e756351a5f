# contextlib: things for with.
import functools as _functools
import sys as _sys


class _Manager:
    def __init__(self, func, args, keywords):
        self.gen = func(*args, **keywords)
        self._again = (func, args, keywords)

    def __call__(self, func):
        @_functools.wraps(func)
        def inner(*args, **keywords):
            with _Manager(*self._again):
                return func(*args, **keywords)
        return inner

    def __enter__(self):
        try:
            return next(self.gen)
        except StopIteration:
            raise RuntimeError("generator didn't yield") from None

    def __exit__(self, kind, value, traceback):
        if kind is None:
            try:
                next(self.gen)
            except StopIteration:
                return False
            raise RuntimeError("generator didn't stop")
        try:
            self.gen.throw(value)
        except StopIteration as e:
            return e is not value
        except RuntimeError as e:
            if e is value or (isinstance(value, StopIteration) and e.__cause__ is value):
                return False
            raise
        except BaseException as e:
            if e is not value:
                raise
            return False
        raise RuntimeError("generator didn't stop after throw()")


def contextmanager(func):
    @_functools.wraps(func)
    def helper(*args, **keywords):
        return _Manager(func, args, keywords)
    return helper


class closing:
    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        return self.thing

    def __exit__(self, *exc):
        self.thing.close()


class suppress:
    def __init__(self, *exceptions):
        self._exceptions = exceptions

    def __enter__(self):
        pass

    def __exit__(self, kind, value, traceback):
        return kind is not None and issubclass(kind, self._exceptions)


class nullcontext:
    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __enter__(self):
        return self.enter_result

    def __exit__(self, *exc):
        pass


class redirect_stdout:
    _stream = 'stdout'

    def __init__(self, new_target):
        self._new = new_target
        self._old = []

    def __enter__(self):
        self._old.append(getattr(_sys, self._stream))
        setattr(_sys, self._stream, self._new)
        return self._new

    def __exit__(self, *exc):
        setattr(_sys, self._stream, self._old.pop())


class redirect_stderr(redirect_stdout):
    _stream = 'stderr'


class ExitStack:
    def __init__(self):
        self._exits = []

    def enter_context(self, manager):
        result = manager.__enter__()
        self._exits.append(manager.__exit__)
        return result

    def push(self, manager):
        self._exits.append(manager.__exit__ if hasattr(manager, '__exit__') else manager)
        return manager

    def callback(self, function, /, *args, **keywords):
        def call(kind, value, traceback):
            function(*args, **keywords)
        self._exits.append(call)
        return function

    def pop_all(self):
        other = type(self)()
        other._exits, self._exits = self._exits, []
        return other

    def close(self):
        self.__exit__(None, None, None)

    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        raised = value
        while self._exits:
            leave = self._exits.pop()
            try:
                if leave(None if raised is None else type(raised), raised, None):
                    raised = None
            except BaseException as e:
                raised = e
        if raised is not None and raised is not value:
            raise raised
        return value is not None and raised is None


class AbstractContextManager:
    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        return None


class ContextDecorator:
    def __call__(self, function):
        from functools import wraps

        @wraps(function)
        def inner(*args, **keywords):
            with self:
                return function(*args, **keywords)
        return inner
