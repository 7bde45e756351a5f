# Sorting: by a key of the program's own, by tuples, by texts, backwards.
import random

random.seed(3)
words = [("w%d" % random.randrange(10**6), random.random()) for _ in range(100000)]
for _ in range(3):
    a = sorted(words, key=lambda w: w[1])
    b = sorted(words)
    c = sorted((w[0] for w in words), reverse=True)
    d = sorted(range(100000), key=lambda i: -i)
print(a[0][0], b[0][0], c[0], d[0])
