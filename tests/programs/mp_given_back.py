# Shared objects are given back with their last reference: many more of them than there is room for, one after the
# other; those that somebody still has, in whichever process, stay as they are.
from multiprocessing import Array, Barrier, Condition, Event, Lock, Pipe, Process, RLock, Semaphore, SimpleQueue, Value
import threading


def work(lock, value, queue, condition, event):
    with lock:
        value.value += 1
    with condition:
        condition.notify()
    queue.put(value.value)
    event.set()


def idle(event, pipe):
    event.wait()
    pipe.send("still here")


def many_kinds(n):
    kept = []
    for i in range(n):
        lock, value, queue, condition, event = Lock(), Value("i", i), SimpleQueue(), Condition(), Event()
        a, b = Pipe()
        again, places, array, meet = RLock(), Semaphore(3), Array("i", i % 20), Barrier(2)
        if i % 100 == 0:
            kept.append((lock, value, queue, condition, event, a, b, places, array, i))
        if i % 100 == 0:
            p = Process(target=work, args=(lock, value, queue, condition, event))
            p.start()
            p.join()
            assert queue.get() == i + 1 and event.is_set() and value.value == i + 1
        a.send(i)
        assert b.recv() == i and places.get_value() == 3 and list(array) == [0] * (i % 20)
        with lock, again, condition:
            assert not meet.broken
    for lock, value, queue, condition, event, a, b, places, array, i in kept:
        a.send(7)
        assert b.recv() == 7 and value.value == i + 1 and event.is_set() and len(array) == i % 20
        queue.put(1)
        assert queue.get() == 1 and places.get_value() == 3


if __name__ == "__main__":
    go, (here, there) = Event(), Pipe()
    child = Process(target=idle, args=(go, there))
    child.start()
    many_kinds(1000)
    for i in range(7000):
        a, b = Pipe()
        a.send(i)
        assert b.recv() == i
        a.close()
        b.close()
    for i in range(66000):
        lock = threading.Lock()
        with lock:
            assert not lock.acquire(False)
    go.set()
    print(here.recv())
    child.join()
    print("done", child.exitcode)
