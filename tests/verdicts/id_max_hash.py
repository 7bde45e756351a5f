# verdict ends
# caveat id 7
class A:
    def __init__(self, n): self.n = n
xs = [A(i) for i in range(6)]
ys = [max(xs, key=hash)]
print([a.n for a in ys])
