# finds ok v=42
# orders 1
from multiprocessing import Process, Value


def work(v):
    v.value = 42


if __name__ == "__main__":
    v = Value("i", 0)
    ps = [Process(target=work, args=(v,))]
    for p in ps:
        p.start()
    for p in ps:
        p.join()
    assert v.value == 42
