# heapq over plain values, values that compare in Python, and comparisons that raise half way: no item is ever lost.
import heapq
import random


class Task:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        return self.n < other.n

    def __repr__(self):
        return f'T{self.n}'


def every_way(values, make):
    h = []
    for v in values:
        heapq.heappush(h, make(v))
    print(h[:12])
    g = [make(v) for v in values]
    heapq.heapify(g)
    print(g[:12], heapq.heapreplace(g, make(-1)), heapq.heappushpop(g, make(5)), g[:5])
    print([heapq.heappop(h) for _ in range(len(h))])


if __name__ == '__main__':
    random.seed(1)
    values = [random.randrange(40) for _ in range(60)]
    every_way(values, int)
    every_way(values, float)
    every_way(values, str)
    every_way(values, Task)
    every_way(values, lambda v: (v % 5, Task(v)))
    mixed = [3, 1, 2, 5]
    for bad in ('x', None):
        try:
            heapq.heappush(mixed, bad)
        except TypeError as e:
            print(e, sorted(map(str, mixed)))
            mixed.remove(bad)
    for empty in (lambda: heapq.heappop([]), lambda: heapq.heapreplace([], 1)):
        try:
            empty()
        except IndexError as e:
            print(e)
    print(heapq.nsmallest(3, values), heapq.nlargest(3, values), list(heapq.merge([1, 4], [2, 3])))
    text = ''
    other = text
    for i in range(300):
        text += 'é' if i % 7 == 0 else 'ab'
        if i == 100:
            other = text
            number = {text: 1}
        if i == 200:
            text += text
    print(len(text), len(other), text.count('é'), number[other], text.startswith(other), hash(text) == hash(text[:]))
