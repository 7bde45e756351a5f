# bench: is_prime on two processes | reach 1.9
import math
from multiprocessing import Process
from time import perf_counter
def is_prime(n):
    for i in range(3, int(math.floor(math.sqrt(n))) + 1, 2):
        if n % i == 0:
            return False
    return True
if __name__ == "__main__":
    t = perf_counter()
    ps = [Process(target=is_prime, args=(112272535095293,)) for _ in range(2)]
    for p in ps: p.start()
    for p in ps: p.join()
    print(2 / (perf_counter() - t))
