# collections: Counter, defaultdict, namedtuple.
from collections import Counter, defaultdict, namedtuple

Point = namedtuple("Point", "x y")
groups = defaultdict(list)
for i in range(150000):
    p = Point(i, i % 100)
    groups[p.y].append(p.x)
letters = Counter("the quick brown fox jumps over the lazy dog" * 5000)
for _ in range(100):
    letters.update("abcabcabc" * 20)
print(len(groups), letters.most_common(3))
