# Functions of math, min, max, abs, divmod, round, int, float.
import math

total = 0.0
for i in range(1, 200000):
    total += math.sqrt(i) + math.sin(i) * math.cos(i) + math.log(i)
    total += abs(-i) + min(i, 3) + max(i, 4) + round(i / 3, 1)
    q, r = divmod(i, 7)
    total += float(q) + int(total) % 3
print(round(total, 3))
