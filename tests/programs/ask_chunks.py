from multiprocessing import Pool, cpu_count
import itertools

def total(chunk):
    return sum(chunk)

def chunks(l, n):
    for i in range(0, len(l), n):
        yield l[i:i + n]

def product(args):
    a, b = args
    return a * b

if __name__ == '__main__':
    data = list(range(1000))
    assert cpu_count() >= 1
    with Pool(4) as p:
        parts = p.map(total, chunks(data, 130))
        print(parts, sum(parts))
        print(p.map(product, itertools.product([1, 2, 3], [10, 20])))
        print(list(p.imap(product, zip(itertools.count(1), [5, 6, 7]))))
        print(p.map(total, [itertools.islice(range(100), 5)] and [list(itertools.islice(range(100), 5))]))
