# Ranges whose numbers or length leave 63 bits.
import copy
import pickle
import sys


def tries(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, e)


big = 2 ** 70
r = range(0, sys.maxsize)
print(len(r), r[-1], r[5], r[sys.maxsize - 1], r, bool(r))
tries(lambda: r[sys.maxsize])
w = range(big)
tries(len, w)
print(w[5], w[-1] == big - 1, w[2 ** 69], 2 ** 69 in w, big in w, -1 in w, True in w, w[big - 1])
tries(lambda: w[big])
tries(lambda: w[-big - 1])
tries(lambda: w['a'])
print(w.index(2 ** 65), w.count(7), w.count(-7))
tries(w.index, -1)
print(w[3:8], w[2 ** 65:2 ** 66:2 ** 64], w[::-1][0] == big - 1, w[-3:], w[5:2:-1], w[:0])
print(w[::2 ** 68], list(w[::2 ** 68]))
tries(lambda: w[::0])
for i in range(big, big + 3):
    print(i)
print(list(range(big, big - 10 ** 21, -10 ** 20))[:3], list(range(-big, -big + 2)), list(range(big, big)),
      list(range(5, big, big)))
print([x for _, x in zip(range(3), w)], next(iter(range(big, big + 1))),
      list(reversed(range(big, big + 3))))
print([x for _, x in zip(range(2), reversed(w))] == [big - 1, big - 2])
print(sum(range(big, big + 3)), max(range(big, big + 3)))
print(range(big) == range(big), range(big) == range(big + 1), range(0, big, 2) == range(0, big - 1, 2),
      range(big, big) == range(0), range(big, big + 1) == range(big, big + 5, 5), w != r, range(big) == 3)
print(hash(range(big)) == hash(range(0, big)))
print({range(big): 1}[range(big)], w.start, w.stop, w.step, range(True, big))
print(pickle.loads(pickle.dumps(w)), copy.copy(w), copy.deepcopy([w]), pickle.loads(pickle.dumps(w)) == w)
it = iter(range(big, big + 5))
next(it)
print(list(pickle.loads(pickle.dumps(it))), list(it))
tries(len, range(-2 ** 62, 2 ** 62))
print(len(range(1 - 2 ** 62, 2 ** 62)), range(-2 ** 62, 2 ** 62)[2 ** 62], len(range(-2 ** 63, 2 ** 63 - 1, 3)))
print(range(2 ** 63)[::2 ** 62])
print(len(range(2 ** 64, 2 ** 64 + 10, 3)), range(2 ** 64, 2 ** 64 + 10, 3)[2], range(10)[2 ** 70:])
print(range(10)[-2 ** 70:3])
tries(lambda: range(10)[2 ** 70])
tries(range, 1.5)
tries(range, 0, big, 0)
first, *rest = range(big, big + 3)
print(first, rest, enumerate(range(big, big + 1)).__next__(), isinstance(iter(w), type(iter(range(big)))))


class Index:
    def __index__(self):
        return big


print(range(Index())[-1] == big - 1, range(big)[Index():] == range(0, 0) or len(range(big)[Index():]))
