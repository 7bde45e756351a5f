# try, except, else, finally, raise from, custom exceptions, with.
class Mine(ValueError):
    def __init__(self, what, code):
        super().__init__(what)
        self.code = code

def f(n):
    try:
        if n == 0:
            return "returned"
        if n == 1:
            raise Mine("bad", 7)
        if n == 2:
            raise KeyError("k")
        if n == 3:
            [][1]
    except Mine as e:
        return e.args, e.code, str(e)
    except (KeyError, TypeError) as e:
        print("caught", repr(e))
        return "key"
    else:
        return "else"
    finally:
        print("finally", n)

for n in range(5):
    try:
        print(f(n))
    except IndexError as e:
        print("outside", e)

def chain():
    try:
        1 / 0
    except ZeroDivisionError as e:
        raise RuntimeError("wrapped") from e

try:
    chain()
except RuntimeError as e:
    print(e, repr(e.__cause__), e.__context__ is e.__cause__)

def loop():
    for i in range(3):
        try:
            continue
        finally:
            print("f", i)
    for i in range(3):
        try:
            break
        finally:
            print("b", i)
    while True:
        try:
            return "out"
        finally:
            print("r")

print(loop())

class Door:
    def __init__(self, swallow):
        self.swallow = swallow
    def __enter__(self):
        print("enter")
        return self
    def __exit__(self, kind, value, tb):
        print("exit", kind and kind.__name__, value)
        return self.swallow

with Door(False) as d:
    print("in", d.swallow)
with Door(True):
    raise ValueError("swallowed")
try:
    with Door(False), Door(False):
        raise ValueError("through")
except ValueError as e:
    print("got", e)
try:
    try:
        raise ValueError("one")
    except ValueError:
        raise
except ValueError as e:
    print(e)
try:
    raise Exception
except Exception as e:
    print(repr(e), e.args)
try:
    assert 1 == 2, "no"
except AssertionError as e:
    print("assert", e)
try:
    raise OSError(2, "No such file or directory")
except FileNotFoundError as e:
    print(e, e.errno)
