# atexit: what a main process calls before it ends, the last registered first (_main.py calls it). A child that was
# forked inherits none of it.

_registered = []


def register(func, *args, **kwargs):
    if not callable(func):
        raise TypeError('the first argument must be callable')
    _registered.append((func, args, kwargs))
    return func


def unregister(func):
    _registered[:] = [entry for entry in _registered if entry[0] != func]


def _clear():
    _registered.clear()


def _ncallbacks():
    return len(_registered)


def _run_exitfuncs():
    while _registered:
        func, args, kwargs = _registered.pop()
        try:
            func(*args, **kwargs)
        except BaseException as e:
            import _main
            import sys
            sys.stderr.write(f'Exception ignored in atexit callback: {func!r}\n')
            _main.report(e, False)
