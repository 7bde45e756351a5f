# bench: four processes, a lock and a value
from multiprocessing import Lock, Process, RawValue


def work(lock, v):
    with lock:
        v.value += 1
    with lock:
        v.value += 1


if __name__ == '__main__':
    lock, v = Lock(), RawValue('i', 0)
    ps = [Process(target=work, args=(lock, v)) for _ in range(4)]
    for p in ps:
        p.start()
    for p in ps:
        p.join()
