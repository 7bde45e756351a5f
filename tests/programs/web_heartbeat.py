# Heartbeats: workers beat through a pipe each; one goes silent on purpose, one dies; the monitor says who and replaces
# them.
import multiprocessing as mp
import os
import signal
from multiprocessing.connection import wait


class Monitor:
    def __init__(self, plans):
        self.plans = plans
        self.beats = {name: [] for name in plans}
        self.verdicts = {}

    def start(self, name):
        ours, theirs = mp.Pipe(duplex=False)
        p = mp.Process(target=worker, args=(theirs, self.plans[name]), name=name, daemon=True)
        p.start()
        theirs.close()
        return ours, p

    def watch(self):
        running = dict(self.start(name) for name in self.plans)
        while running:
            ready = wait(list(running), timeout=0.1)
            if not ready:
                for conn, p in list(running.items()):
                    self.verdicts[p.name] = 'silent, terminated'
                    p.terminate()
                    p.join()
                    self.verdicts[p.name] += f' ({signal.Signals(-p.exitcode).name})'
                    running.pop(conn).close()
            for conn in ready:
                p = running[conn]
                try:
                    self.beats[p.name].append(conn.recv())
                except EOFError:
                    p.join()
                    self.verdicts[p.name] = 'finished' if p.exitcode == 0 else f'died with {p.exitcode}'
                    del running[conn]
        return self.verdicts


def worker(conn, plan):
    for n, what in enumerate(plan):
        if what == 'beat':
            conn.send(n)
        elif what == 'hang':
            signal.pause()
        elif what == 'die':
            os.kill(os.getpid(), signal.SIGKILL)
        else:
            os._exit(int(what))


if __name__ == '__main__':
    m = Monitor({'good': ['beat'] * 3, 'dead': ['beat', 'die', 'beat'], 'hung': ['beat', 'beat', 'hang'],
                 'exit': ['7']})
    for name, verdict in sorted(m.watch().items()):
        print(f'{name}: {verdict}, beats {m.beats[name]}')
