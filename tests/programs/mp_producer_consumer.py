# A bounded store by hand: a Condition, a list's length in a Value, two sides.
import multiprocessing

BOUND, ITEMS = 3, 20

def produce(cond, q, size):
    for i in range(ITEMS):
        with cond:
            while size.value == BOUND:
                cond.wait()
            q.put(i)
            size.value += 1
            cond.notify()

def consume(cond, q, size):
    out = []
    for i in range(ITEMS):
        with cond:
            while size.value == 0:
                cond.wait()
            size.value -= 1
            out.append(q.get())
            cond.notify()
    print(out)

if __name__ == '__main__':
    cond, q, size = multiprocessing.Condition(), multiprocessing.Queue(), multiprocessing.Value('i', 0)
    ps = [multiprocessing.Process(target=f, args=(cond, q, size)) for f in (produce, consume)]
    for p in ps: p.start()
    for p in ps: p.join()
