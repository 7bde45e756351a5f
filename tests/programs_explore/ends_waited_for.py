# finds ok
# orders 174
from multiprocessing import Pipe, Process
from multiprocessing.connection import wait


def work(w, n):
    w.send_bytes(bytes([n]) * 9000)
    w.close()


if __name__ == "__main__":
    rs, ps = [], []
    for i in range(2):
        r, w = Pipe(False)
        p = Process(target=work, args=(w, i))
        p.start()
        w.close()
        rs.append(r)
        ps.append(p)
    got = 0
    while rs:
        for r in wait(rs):
            try:
                got += len(r.recv_bytes())
            except EOFError:
                rs.remove(r)
    assert got == 18000
    for p in ps:
        p.join()
