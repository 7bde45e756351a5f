# orders 2
# finds ok counter=2
from multiprocessing import Lock, Process, Value


def work(counter, lock):
    with lock:
        counter.value += 1


if __name__ == "__main__":
    counter = Value("i", 0, lock=False)
    lock = Lock()
    ps = [Process(target=work, args=(counter, lock)) for _ in range(2)]
    for p in ps:
        p.start()
    for p in ps:
        p.join()
