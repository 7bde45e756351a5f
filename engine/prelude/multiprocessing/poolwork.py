# A pool's tasks, and the worker that does them (multiprocessing.pool shows what is here).
import pickle
import types
import _main
import _mp
import _pool


# ---- errors on their way from a worker ----

class RemoteTraceback(Exception):
    def __init__(self, tb):
        self.tb = tb

    def __str__(self):
        return self.tb


class ExceptionWithTraceback:
    def __init__(self, exc, tb):
        _main.said(exc)
        self.exc = exc
        self.tb = '\n"""\n%s"""' % _mp.traceback(exc)

    def __reduce__(self):
        return rebuild_exc, (self.exc, self.tb)


def rebuild_exc(exc, tb):
    exc.__cause__ = RemoteTraceback(tb)
    return exc


class MaybeEncodingError(Exception):
    def __init__(self, exc, value):
        self.exc = repr(exc)
        self.value = repr(value)
        super().__init__(self.exc, self.value)

    def __str__(self):
        return f"Error sending result: '{self.value}'. Reason: '{self.exc}'"

    def __repr__(self):
        return f'<{type(self).__name__}: {self}>'


def _helper_reraises_exception(ex):
    raise ex


# ---- tasks ----
#
# (job, i, function, args, keywords)   a call
# (job, i, function, batch)            a call for each item of the batch
# (job, i, function, batch, True)      … whose items are the arguments
#
# A function of a module is sent as its name: a worker looks it up once, not once a task.

def sent_as(func):
    if not isinstance(func, (types.FunctionType, types.BuiltinFunctionType)):
        return func
    try:
        pickle.dumps(func)
    except Exception:
        return func       # its task will say why
    return f'{func.__module__}:{func.__qualname__}' if isinstance(func.__module__, str) else func


def found(name, known):
    module, qualname = name.split(':')
    func = known[name] = pickle.loads(b'\x80\x04' + _text(module) + _text(qualname) + b'\x93.')
    return func


def _text(word):
    data = word.encode()
    return b'X' + len(data).to_bytes(4, 'little') + data


def worker(inqueue, outqueue, initializer=None, initargs=(), maxtasks=None, wrap_exception=False):
    hand = _pool.hand(getattr(inqueue, '_count', inqueue), -1)
    try:
        _work(hand, inqueue.get, outqueue.put, initializer, initargs, maxtasks, wrap_exception)
    finally:
        hand.leave()


def _work(hand, get, put, initializer, initargs, maxtasks, wrap_exception):
    begin, end = hand.begin, hand.end
    if initializer is not None:
        initializer(*initargs)
        try:
            put(())
        except OSError:
            pass            # the process with the pool is over: the first get will say so
    left = maxtasks
    known = {}
    while left is None or left > 0:
        try:
            task = get()
        except (EOFError, OSError):
            break
        if task is None:
            break
        begin(task)
        job, i, func, args = task[:4]
        if type(func) is str:
            func = known.get(func) or found(func, known)
        try:
            if len(task) == 4:
                result = (job, i, True, [func(x) for x in args])
            elif task[4] is True:
                result = (job, i, True, [func(*x) for x in args])
            else:
                result = (job, i, True, func(*args, **task[4]))
        except Exception as e:
            if wrap_exception and func is not _helper_reraises_exception:
                e = ExceptionWithTraceback(e, None)
            result = (job, i, False, e)
        try:
            put(result)
        except Exception as e:
            result = (job, i, False, MaybeEncodingError(e, result[3]))
            put(result)
        end(result)
        task = result = func = args = None
        if left is not None:
            left -= 1


for _thing in (RemoteTraceback, ExceptionWithTraceback, rebuild_exc, MaybeEncodingError, _helper_reraises_exception,
               worker):
    _thing.__module__ = 'multiprocessing.pool'
