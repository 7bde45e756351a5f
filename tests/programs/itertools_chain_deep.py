# differs: CPython walks chains of iterators on the C stack without a bound, and crashes
from itertools import zip_longest

for wrap in (enumerate, zip, lambda it: zip_longest(it, [])):
    it = iter([1])
    for _ in range(100000):
        it = wrap(it)
    try:
        next(it)
    except RecursionError as e:
        print(e)
    else:
        raise SystemExit(5)
