# What runs while the cost of the screen is measured: two processes that never wait for anything else.
from multiprocessing import Lock, Process, Value
def work(lock, v, raw):
    while True:
        with lock:
            v.value += 1
        for i in range(100): raw.value += 1
if __name__ == "__main__":
    lock, v, raw = Lock(), Value("i", 0), Value("q", 0)
    ps = [Process(target=work, args=(lock, v, raw)) for _ in range(2)]
    for p in ps: p.start()
    for p in ps: p.join()
