# random.seed gives CPython's own sequence.
import random
random.seed(42)
print(random.random(), random.randint(1, 100), random.choice("abcdef"), random.uniform(1, 2))
print([random.randrange(10) for _ in range(10)], random.getrandbits(70))
l = list(range(10)); random.shuffle(l); print(l, random.sample(range(100), 5), random.gauss(0, 1))
