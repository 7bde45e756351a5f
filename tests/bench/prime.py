# bench: is_prime, one process | reach 2
import math
from time import perf_counter
def is_prime(n):
    if n % 2 == 0:
        return False
    for i in range(3, int(math.floor(math.sqrt(n))) + 1, 2):
        if n % i == 0:
            return False
    return True
t = perf_counter()
is_prime(112272535095293)
print(1 / (perf_counter() - t))
