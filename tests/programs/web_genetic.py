# A genetic algorithm: fitness is computed by an executor, the population is bred by a seeded generator.
import random
from concurrent.futures import ProcessPoolExecutor
from heapq import nlargest
from operator import itemgetter

TARGET = 'hello multiprocessing'
LETTERS = 'abcdefghijklmnopqrstuvwxyz '


def fitness(gene):
    return sum(a == b for a, b in zip(gene, TARGET))


class Population:
    def __init__(self, size, rng):
        self.rng = rng
        self.genes = [''.join(rng.choices(LETTERS, k=len(TARGET))) for _ in range(size)]

    def __iter__(self):
        return iter(self.genes)

    def __len__(self):
        return len(self.genes)

    def breed(self, scored, elite=4, rate=0.08):
        parents = [g for g, _ in nlargest(len(self) // 3, scored, key=itemgetter(1))]
        children = parents[:elite]
        while len(children) < len(self):
            a, b = self.rng.sample(parents, 2)
            cut = self.rng.randrange(1, len(TARGET))
            child = a[:cut] + b[cut:]
            children.append(''.join(self.rng.choice(LETTERS) if self.rng.random() < rate else c for c in child))
        self.genes = children


def main():
    people = Population(60, random.Random(3))
    best = 0
    with ProcessPoolExecutor(max_workers=2) as executor:
        for generation in range(12):
            scored = list(zip(people, executor.map(fitness, people, chunksize=15)))
            gene, score = max(scored, key=itemgetter(1))
            if score > best:
                best = score
                print(f'{generation:3} {score:2}/{len(TARGET)} {gene!r}')
            people.breed(scored)


if __name__ == '__main__':
    main()
