# verdict ends
# caveat id 8
import functools
class A:
    def __init__(self, n): self.n = n
xs = [A(i) for i in range(6)]
ys = sorted(xs, key=functools.partial(id))
print([a.n for a in ys])
