# The library's own Python: randint, choice, shuffle.
import random

random.seed(1)
total = 0
for _ in range(200000):
    total += random.randint(1, 6)
    total += random.choice((1, 2, 3))
numbers = list(range(100000))
random.shuffle(numbers)
print(total, numbers[0])
