# next() on what has ended, uncaught: StopIteration without a text.
it = iter([1])
print(next(it))
next(it)
