# feeders
# finds ok d={'k': 2}
# finds stale d={'k': 1}
from multiprocessing import Process, Manager


def work(d):
    d["k"] += 1


if __name__ == '__main__':
    with Manager() as m:
        d = m.dict(k=0)
        ps = [Process(target=work, args=(d,)) for _ in range(2)]
        for p in ps:
            p.start()
        for p in ps:
            p.join()
