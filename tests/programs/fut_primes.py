import math
from concurrent.futures import ProcessPoolExecutor
NUMBERS = [1009, 1013, 1001, 10007, 10011, 99991]
def is_prime(n):
    if n % 2 == 0:
        return False
    for i in range(3, int(math.floor(math.sqrt(n))) + 1, 2):
        if n % i == 0:
            return False
    return True
if __name__ == '__main__':
    with ProcessPoolExecutor() as ex:
        for number, prime in zip(NUMBERS, ex.map(is_prime, NUMBERS)):
            print('%d is prime: %s' % (number, prime))
