# The iterator tools.
from itertools import accumulate, chain, combinations, groupby, islice, permutations, product

total = 0
for p in permutations(range(8)):
    total += p[0]
for a, b, c in combinations(range(60), 3):
    total += a
for a, b in product(range(300), repeat=2):
    total += b
total += sum(accumulate(range(100000)))
total += sum(islice(chain(range(100000), range(100000)), 150000))
total += sum(len(list(g)) for _, g in groupby(range(100000), key=lambda i: i // 10))
print(total)
