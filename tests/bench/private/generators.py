# Generators in generators, comprehensions, zip, enumerate, map, filter.
def numbers(n):
    for i in range(n):
        yield i


def evens(source):
    for x in source:
        if x % 2 == 0:
            yield x


total = 0
for _ in range(5):
    total += sum(x * x for x in evens(numbers(100000)))
    total += sum(a * b for a, b in zip(range(100000), range(1, 100001)))
    total += sum(map(abs, filter(None, [i - x for i, x in enumerate(numbers(50000))])))
print(total)
