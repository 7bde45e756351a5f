# bench: three makers and a queue
from multiprocessing import Process, SimpleQueue


def work(q):
    q.put(1)


if __name__ == '__main__':
    q = SimpleQueue()
    ps = [Process(target=work, args=(q,)) for _ in range(3)]
    for p in ps:
        p.start()
    for p in ps:
        p.join()
