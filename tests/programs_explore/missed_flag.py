# finds livelock f=0
# finds ok f=0
# orders 6
# pattern missed signal
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
    f.value = 0
    for p in ps:
        p.join()
