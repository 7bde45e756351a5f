import multiprocessing as mp


class Worker(mp.Process):
    def __init__(self, n, conn):
        super().__init__(name=f'worker {n}')
        self.n = n
        self.conn = conn

    def run(self):
        self.conn.send((self.name, self.n * 2, mp.current_process() is self))


if __name__ == '__main__':
    mp.set_start_method('spawn')
    for n in range(2):
        r, w = mp.Pipe(False)
        p = Worker(n, w)
        p.start()
        print(r.recv())
        p.join()
