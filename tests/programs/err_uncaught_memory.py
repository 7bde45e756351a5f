# A MemoryError has its traceback too.
def f(x):
    return [0] * (1 << 60)


def g():
    try:
        f(2)
    except MemoryError as e:
        print("caught", type(e).__name__, e.args, repr(e))
    f(1)


g()
