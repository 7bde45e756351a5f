# verdict ends
# caveat id 7
class A:
    def __init__(self, n): self.n = n
xs = [A(i) for i in range(6)]
ys = [a for _, a in sorted(zip(map(id, xs), xs))]
print([a.n for a in ys])
