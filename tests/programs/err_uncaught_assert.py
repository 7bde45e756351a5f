# An assertion with a message, uncaught.
def check(n):
    assert n > 0, f"n is {n}"
check(1)
check(-1)
