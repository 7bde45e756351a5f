# orders 36
# finds ok counter=3
# finds stale counter=1
# finds stale counter=2
from multiprocessing import Process, Value


def work(counter):
    counter.value += 1


if __name__ == "__main__":
    counter = Value("i", 0, lock=False)
    ps = [Process(target=work, args=(counter,)) for _ in range(3)]
    for p in ps:
        p.start()
    for p in ps:
        p.join()
