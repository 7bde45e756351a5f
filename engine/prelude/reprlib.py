# reprlib: reprs of what holds itself, and reprs that are cut.
from _lang import id as _id


def recursive_repr(fillvalue='...'):
    def decorate(user_function):
        showing = set()

        def wrapper(self):
            key = _id(self)
            if key in showing:
                return fillvalue
            showing.add(key)
            try:
                return user_function(self)
            finally:
                showing.discard(key)
        wrapper.__module__ = user_function.__module__
        wrapper.__doc__ = user_function.__doc__
        wrapper.__name__ = user_function.__name__
        wrapper.__qualname__ = user_function.__qualname__
        return wrapper
    return decorate
