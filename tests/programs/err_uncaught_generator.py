# An exception through generators and comprehensions.
def numbers():
    yield 1
    yield 1 / 0
def outer():
    yield from numbers()
print([x * 2 for x in outer()])
