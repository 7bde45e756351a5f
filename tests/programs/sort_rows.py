# Rows are sorted by their first items where these decide, else by the whole.
nan = float('nan')
print(sorted([(2, 'b'), (1, 'z'), (2, 'a'), (1, 'a')]), sorted([('b', 1), ('a', 2), ('b', 0)], reverse=True))
print(sorted([(1.5, 2), (-0.0, 1), (0.0, 0), (1.5, 1)]), sorted([(nan, 2), (nan, 1)])[0][1])
print(sorted([(1,), (1, 0), (0, 9)]))
print(sorted([(), (1,), ()]), sorted([(True, 2), (1, 1)]), sorted([(2 ** 70, 1), (1, 1)]), sorted([(1, 2), (1.0, 1)]))
for mixed in ([(1, 'a'), (1, 2)], [('a',), (1,)], [(1,), 2]):
    try:
        print(sorted(mixed))
    except TypeError as e:
        print(e)


class Text(str):
    def __lt__(self, other):
        return len(self) < len(other)


class Row(tuple):
    def __lt__(self, other):
        return self[1] < other[1]


print(sorted([(Text('bb'), 1), (Text('a'), 2)]), sorted([Text('bb'), Text('a')]), sorted([Row((1, 2)), Row((2, 1))]))
