# finds deadlock count=2
# orders 4
from multiprocessing import Lock, Process, Semaphore, Value


def meet(count, lock, door, n):
    with lock:
        count.value += 1
        if count.value == n:
            door.release()
    door.acquire()
    assert count.value == n


if __name__ == "__main__":
    lock, door = Lock(), Semaphore(0)
    count = Value("i", 0)
    ps = [Process(target=meet, args=(count, lock, door, 2)), Process(target=meet, args=(count, lock, door, 2))]
    for p in ps:
        p.start()
    for p in ps:
        p.join()
