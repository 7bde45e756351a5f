# bench: three processes of four steps
from multiprocessing import Process, RawValue


def work(v):
    for _ in range(2):
        v.value += 1


if __name__ == '__main__':
    v = RawValue('i', 0)
    ps = [Process(target=work, args=(v,)) for _ in range(3)]
    for p in ps:
        p.start()
    for p in ps:
        p.join()
