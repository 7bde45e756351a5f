# bench: is_prime, executor of 1 | reach 2 | args 1
# bench: is_prime, executor of 2 | reach 2 | args 2
# bench: is_prime, executor of 4 | reach 2 | args 4
import math
import sys
from concurrent.futures import ProcessPoolExecutor
from time import perf_counter
PRIMES = [112272535095293, 112582705942171, 112272535095293, 115280095190773, 115797848077099, 112272535095293,
          112582705942171, 115280095190773]
def is_prime(n):
    if n % 2 == 0:
        return False
    for i in range(3, int(math.floor(math.sqrt(n))) // 8 + 1, 2):
        if n % i == 0:
            return False
    return True
if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=int(sys.argv[1])) as executor:
        executor.submit(is_prime, 2).result()
        t = perf_counter()
        for number, prime in zip(PRIMES, executor.map(is_prime, PRIMES)): assert prime
        print(len(PRIMES) / (perf_counter() - t))
