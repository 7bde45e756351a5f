import random
from multiprocessing import Pool

def inside(seed_n):
    seed, n = seed_n
    rng = random.Random(seed)
    return sum(1 for _ in range(n) if rng.random() ** 2 + rng.random() ** 2 <= 1)

if __name__ == '__main__':
    n, workers = 2000, 4
    with Pool(workers) as p:
        hits = p.map(inside, [(i, n) for i in range(workers)])
    print(hits, 'pi is about %.4f' % (4 * sum(hits) / (n * workers)))
