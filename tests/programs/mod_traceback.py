# traceback, sys.exc_info and __traceback__: what a program sees of an exception's way.
import sys
import traceback


def inner(x):
    return 10 / x


def outer(x):
    try:
        return inner(x)
    except ZeroDivisionError as e:
        raise ValueError("bad") from e


try:
    outer(0)
except ValueError as e:
    text = traceback.format_exc()
    print(text)
    tb = e.__traceback__
    while tb is not None:
        print(tb.tb_lineno, tb.tb_frame.f_code.co_name)
        tb = tb.tb_next
    kind, value, tb = sys.exc_info()
    print(kind is ValueError, value is e, type(tb).__name__, "".join(traceback.format_tb(tb)))
    print(traceback.format_exception_only(e), traceback.format_exception_only(type(e), e))
    print("".join(traceback.format_exception(e)) == text, "".join(traceback.format_exception(kind, value, tb)) == text)
    print("".join(traceback.format_exception(e, chain=False)))
    for f in traceback.extract_tb(tb):
        print(f.lineno, f.name, f.line)
    traceback.print_exc(file=sys.stdout)
    traceback.print_tb(tb, file=sys.stdout)
    cause = e.__cause__
    print(cause.__traceback__.tb_next.tb_lineno, e.__context__ is cause)
    bare = KeyError("k").with_traceback(tb)
    print("".join(traceback.format_exception(bare)))
print(sys.exc_info(), ValueError().__traceback__)


class Manager:
    def __enter__(self):
        return self

    def __exit__(self, kind, value, tb):
        print(kind, value, tb is None or tb.tb_lineno)
        return True


with Manager():
    pass
with Manager():
    inner(0)
try:
    ValueError().__traceback__ = 3
except TypeError as e:
    print(e)
try:
    inner(0)
except ZeroDivisionError as e:
    saved = e
try:
    raise saved
except ZeroDivisionError:
    traceback.print_exc()
    sys.exit(3)
