# What a child has of its own: kB that it does not share with others.
from multiprocessing import Pipe, Process


def private():
    with open("/proc/self/smaps_rollup") as f:
        rows = dict(line.split()[:2] for line in f if line.startswith("Private"))
    return sum(map(int, rows.values()))


def work(conn):
    conn.send(private())
    conn.recv()


if __name__ == "__main__":
    here, there = Pipe()
    p = Process(target=work, args=(there,))
    p.start()
    print(here.recv())
    here.send(None)
    p.join()
