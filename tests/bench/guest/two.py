# Two children of three steps each: how many orders a second.
from multiprocessing import Process, Value


def work(v):
    with v.get_lock():
        v.value


if __name__ == "__main__":
    v = Value("i", 0)
    ps = [Process(target=work, args=(v,)) for _ in range(2)]
    for p in ps:
        p.start()
    for p in ps:
        p.join()
