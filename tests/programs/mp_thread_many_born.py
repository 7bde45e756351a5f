# A thread keeps the RLock that it holds while others, born 256 threads before it, end.
import multiprocessing as mp
import threading


def waits(ready, go):
    ready.set()
    go.wait()


def holds(lock, ready, go, done):
    with lock:
        ready.set()
        go.wait()
        lock.acquire()
        lock.release()
    done.append(1)


if __name__ == "__main__":
    old, first_go = [], threading.Event()
    for _ in range(6):
        ready = threading.Event()
        old.append(threading.Thread(target=waits, args=(ready, first_go)))
        old[-1].start()
        ready.wait()
    for _ in range(244):
        t = threading.Thread(target=int)
        t.start()
        t.join()
    done, young, go = [], [], threading.Event()
    for _ in range(20):
        ready = threading.Event()
        young.append(threading.Thread(target=holds, args=(mp.RLock(), ready, go, done)))
        young[-1].start()
        ready.wait()
    first_go.set()
    for t in old:
        t.join()
    go.set()
    for t in young:
        t.join()
    print(len(done))
