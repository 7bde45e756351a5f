# A call into the library for each float.
import random

random.seed(1)
inside = 0
for _ in range(1500000):
    x = random.random()
    y = random.random()
    if x * x + y * y < 1.0:
        inside += 1
print(inside)
