# A __hash__ in Python: what it returns is the hash, up to a word.
class H:
    def __init__(self, h):
        self.h = h

    def __hash__(self):
        return self.h

    def __eq__(self, other):
        return True


for h in (0, -1, -2, 5, 2 ** 61 - 1, 2 ** 61, 2 ** 62 + 7, -2 ** 63, 2 ** 63, 2 ** 100, -2 ** 70, True):
    print(h, hash(H(h)), hash((H(h), 1)) == hash((h, 1)))


class S(str):
    def __hash__(self):
        return 7

    def __eq__(self, other):
        return str.__eq__(self, other)


class T(tuple):
    def __hash__(self):
        return super().__hash__() + 1


print(hash(S("a")), "a" in {S("a"): 1}, {S("a"): 1}[S("a")], hash(T((1, 2))) - hash((1, 2)),
      hash(T((H(3),))) - hash((3,)))
