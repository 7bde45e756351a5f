from multiprocessing import Process, Queue
from multiprocessing.connection import wait
import time
def f(t): time.sleep(t)
if __name__ == '__main__':
    ps = [Process(target=f, args=(t,)) for t in (0.15, 0.01, 0.08)]
    for p in ps: p.start()
    order = []; left = {p.sentinel: i for i, p in enumerate(ps)}
    while left:
        for s in wait(list(left)): order.append(left.pop(s))
    print(order, wait([], 0.01), [p.exitcode for p in ps])
    for p in ps: p.join(); p.close()
    try: ps[0].is_alive()
    except ValueError as e: print(e)
    print(ps[0]) if False else None
