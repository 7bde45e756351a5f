# finds ok cell=2 total=3
# orders 1
from multiprocessing import Process, Semaphore, Value


def produce(empty, full, cell):
    for i in range(2):
        empty.acquire()
        cell.value = i + 1
        full.release()


def consume(empty, full, cell, total):
    for i in range(2):
        full.acquire()
        total.value += cell.value
        empty.release()


if __name__ == "__main__":
    empty, full = Semaphore(1), Semaphore(0)
    cell, total = Value("i", 0), Value("i", 0)
    ps = [
        Process(target=produce, args=(empty, full, cell)),
        Process(target=consume, args=(empty, full, cell, total)),
    ]
    for p in ps:
        p.start()
    for p in ps:
        p.join()
    assert total.value == 3
