# k-means: the assignment step is spread over a pool with starmap, the centres are moved by the parent.
import math
import random
from functools import partial, reduce
from itertools import repeat
from multiprocessing import Pool, cpu_count
from operator import add


class Vec(tuple):
    def __new__(cls, *xs):
        return super().__new__(cls, xs)

    def __add__(self, other):
        return Vec(*map(add, self, other))

    def __truediv__(self, k):
        return Vec(*(x / k for x in self))

    def __repr__(self):
        return 'Vec(' + ', '.join(f'{x:.3f}' for x in self) + ')'

    def __reduce__(self):
        return Vec, tuple(self)

    def distance(self, other):
        return math.dist(self, other)


def nearest(centres, p):
    return min(range(len(centres)), key=lambda i: p.distance(centres[i]))


def partial_sums(points, centres):
    sums, counts = [Vec(0, 0)] * len(centres), [0] * len(centres)
    for p in points:
        i = nearest(centres, p)
        sums[i] = sums[i] + p
        counts[i] += 1
    return sums, counts


def merge(a, b):
    return [x + y for x, y in zip(a[0], b[0])], list(map(add, a[1], b[1]))


def chunks(seq, n):
    size = -(-len(seq) // n)
    return [seq[i:i + size] for i in range(0, len(seq), size)]


def main():
    rng = random.Random(7)
    homes = [(0, 0), (5, 5), (0, 8)]
    points = [Vec(rng.gauss(x, 0.5), rng.gauss(y, 0.5)) for x, y in homes for _ in range(30)]
    rng.shuffle(points)
    centres = points[:3]
    with Pool(3) as pool:
        for turn in range(20):
            parts = pool.starmap(partial_sums, zip(chunks(points, 4), repeat(centres)))
            sums, counts = reduce(merge, parts)
            moved = [s / n if n else c for s, n, c in zip(sums, counts, centres)]
            shift = max(map(Vec.distance, centres, moved))
            centres = moved
            print(f'turn {turn}: shift {shift:.4f} counts {counts}')
            if shift < 1e-9:
                break
        labels = pool.map(partial(nearest, centres), points, chunksize=7)
    print(sorted(centres), [labels.count(i) for i in range(3)], type(centres[0]).__name__)


if __name__ == '__main__':
    main()
