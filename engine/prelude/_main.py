# How a main process runs and ends: what CPython does around a program's text.
import sys
import _lang
import _mp
from _lang import loaded as _loaded


def said(e):
    # The text of every exception of a chain is made here: where the program's own __str__ makes it, nobody else can.
    seen = []
    while e is not None and not any([x is e for x in seen]):
        seen.append(e)
        try:
            e.__text__ = str(e)
        except BaseException:
            pass
        e = e.__cause__ if e.__cause__ is not None or e.__suppress_context__ else e.__context__


def flush(stream):
    # One that the program has taken away or closed has nothing to say.
    if stream is None or getattr(stream, 'closed', False):
        return
    try:
        stream.flush()
    except OSError:
        pass


def say(text):
    if sys.stderr is None or getattr(sys.stderr, 'closed', False):
        return
    sys.stderr.write(text)
    sys.stderr.flush()


_HEAD = 'Traceback (most recent call last):\n'


def report(e, uncaught=True, head=False):
    # An uncaught exception's last words. What Python's own traceback module prints (uncaught: False) suggests no names.
    # head: there are frames below it in any case.
    said(e)
    flush(sys.stdout)
    text = _mp.uncaught(e) if uncaught else _mp.traceback(e)
    if (head or not uncaught) and _HEAD not in text:
        text = _HEAD + text           # it was raised among the prelude's own frames, which are not shown
    say(text)


def exit_code(e):
    # What a SystemExit means to the shell; what is neither a number nor None is said on stderr.
    code = e.code
    if code is None:
        return 0
    if isinstance(code, int):
        return code & 0xff
    flush(sys.stdout)
    say(str(code) + '\n')
    return 1


def run(text, head=False):
    try:
        text()
    except SystemExit as e:
        return exit_code(e)
    except KeyboardInterrupt as e:
        report(e, head=head)
        return -2
    except BaseException as e:
        report(e, head=head)
        return 1
    return 0


def spawned(text, data):
    # A child that begins anew ends as a main process does.
    from multiprocessing import spawn
    return main(lambda: sys.exit(spawn.run(text, data)), True)  # it was spawn's frames that called it


def at_exit():
    # What has registered itself with the end of the process, in CPython's order.
    threading = _loaded('threading')
    if threading is not None:
        threading._shutdown()
    atexit = _loaded('atexit')
    if atexit is not None:
        atexit._run_exitfuncs()
    multiprocessing = _loaded('multiprocessing')
    if multiprocessing is not None:
        multiprocessing._exit_function()


def let_go(module):
    # The program's variables go, oldest first; its functions, classes and modules stay for what has a __del__ to run.
    kept = (type, type(sys), type(main), type(len))
    for name, value in list(module.__dict__.items()):
        if not issubclass(type(value), kept):  # isinstance would ask a proxy for its class
            value = None
            module.__dict__[name] = None


def main(text, head=False):
    code = run(text, head)
    try:
        at_exit()
    except SystemExit:
        pass
    except BaseException as e:
        say('Error in atexit._run_exitfuncs:\n')
        report(e)
    if _mp.mortal():
        _lang.inner('_weak_silence')()
        let_go(sys.modules.get('__main__') or sys.modules['__mp_main__'])
    return code if flushed() else 120


def flushed():
    # What is left in the streams goes out; what cannot is said, there being nobody any more to catch it.
    out, err = sys.stdout, sys.stderr
    try:
        if out is not None and not getattr(out, 'closed', False):
            out.flush()
    except OSError as e:
        say('Exception ignored in: %r\n%s: %s\n' % (out, type(e).__name__, e))
        return False
    try:
        if err is not None and not getattr(err, 'closed', False):
            err.flush()
    except OSError:
        return False
    return True
