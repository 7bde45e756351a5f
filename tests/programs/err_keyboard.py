# KeyboardInterrupt raised by the program itself, caught as BaseException alone.
try:
    raise KeyboardInterrupt("stop")
except Exception:
    print("no")
except BaseException as e:
    print(repr(e))
