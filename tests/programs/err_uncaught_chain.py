# An uncaught exception raised from another, in a handler, and in finally.
def load():
    try:
        return {}["key"]
    except KeyError as e:
        raise RuntimeError("cannot load") from e
def use():
    try:
        load()
    finally:
        print("cleanup")
try:
    use()
except RuntimeError:
    int("x")
