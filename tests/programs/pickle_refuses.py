# What cannot be pickled is refused wherever it stands: in each container, at each place, nested twice.
import pickle


def numbers():
    yield 1


class Pair:
    def __init__(self, things):
        self.things = things


class Made:
    def __init__(self, things):
        self.things = things

    def __reduce__(self):
        return Made, (self.things,)


class Listed(list):
    pass


MAKERS = [list, tuple, set, frozenset, dict.fromkeys, lambda xs: dict(enumerate(xs)), Pair, Made, Listed]
for bad in (lambda: 0, numbers()):
    for place in range(3):
        things = [11, "two", 3.0]
        things[place] = bad
        for outer in MAKERS:
            for inner in MAKERS:
                said = []
                for make in (inner, lambda xs: outer([0, inner(xs)])):
                    try:
                        made = make(things)
                    except TypeError as e:
                        said.append(str(e))
                        continue
                    try:
                        said.append(len(pickle.dumps(made)))
                    except Exception as e:
                        said.append(type(e).__name__)
                print(place, said)
