# finds ok
# finds deadlock
# orders 52
"""A thread may hold the lock while its process forks: then nobody releases it in the child."""
import multiprocessing
import threading

lock = threading.Lock()
n = 0


def keeper():
    global n
    with lock:
        n += 1


def child():
    with lock:
        print("child has it")


if __name__ == "__main__":
    t = threading.Thread(target=keeper)
    t.start()
    p = multiprocessing.Process(target=child)
    p.start()
    t.join()
    p.join()
    print("done")
