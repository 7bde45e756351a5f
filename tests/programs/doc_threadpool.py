from multiprocessing.pool import ThreadPool
import time
def f(x):
    return x * 2
with ThreadPool(3) as p:
    print(p.map(f, [1, 2, 3]))
    print(p.apply_async(f, (5,)).get())
    print(sorted(p.imap_unordered(lambda x: x ** 2, range(5))))
print(p)
