# bench: two processes of three steps
from multiprocessing import Process, RawValue


def work(v):
    v.value += 1
    v.value = 5


if __name__ == '__main__':
    v = RawValue('i', 0)
    ps = [Process(target=work, args=(v,)) for _ in range(2)]
    for p in ps:
        p.start()
    for p in ps:
        p.join()
