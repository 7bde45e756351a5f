# finds ok f=1
# orders 3
from multiprocessing import Process, Value


def wait(f):
    while not f.value:
        pass


if __name__ == "__main__":
    f = Value("b", 0)
    ps = [Process(target=wait, args=(f,))]
    for p in ps:
        p.start()
    f.value = 1
    for p in ps:
        p.join()
