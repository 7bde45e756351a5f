# verdict broken
# kind deadlock
# pattern the holder was killed
from multiprocessing import Process, Lock

def background(lock):
    while True:
        with lock:
            pass

def worker(lock):
    with lock:
        print("work")

if __name__ == "__main__":
    lock = Lock()
    d = Process(target=background, args=(lock,), daemon=True)
    p = Process(target=worker, args=(lock,))
    d.start()
    p.start()
