# verdict not proved
# caveat id
class A:
    def __init__(self, n): self.n = n
s = {A(1), A(2), A(3)}
print([a.n for a in s])
