from multiprocessing import Pool
import functools, operator, itertools, math
def is_prime(n): return n > 1 and all(n % d for d in range(2, math.isqrt(n) + 1))
def count(r): return sum(map(is_prime, r))
def gcd_pair(p): return math.gcd(*p)
if __name__ == '__main__':
    with Pool(3) as p:
        print(functools.reduce(operator.add, p.map(count, [range(a, a + 50) for a in range(0, 200, 50)])))
        print(p.map(gcd_pair, itertools.combinations([12, 18, 27], 2)), math.comb(5, 2), math.prod([2, 3]),
              math.hypot(3, 4), math.lcm(4, 6), math.factorial(10), math.inf > 1, math.isclose(0.1 + 0.2, 0.3),
              math.dist([0, 0], [3, 4]), math.log2(8), math.e)
