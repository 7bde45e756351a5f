# feeders
# finds stale l=[0] v=1 ns=Namespace(n=1, s='a')
# finds ok l=[0] v=2 ns=Namespace(n=1, s='a')
# finds ok l=[1] v=2 ns=Namespace(n=1, s='a')
from multiprocessing import Manager, Process


def work(l, v):
    l.append(v.value)
    v.value += 1


if __name__ == '__main__':
    m = Manager()
    l = m.list()
    v = m.Value('i', 0)
    ns = m.Namespace(s='a')
    ns.n = 1
    p = Process(target=work, args=(l, v))
    p.start()
    v.value += 1
    p.join()
