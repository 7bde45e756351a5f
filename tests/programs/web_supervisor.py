# A supervisor that restarts what falls over: back-off, a limit of restarts, three policies, exit codes and signals
# named.
import multiprocessing as mp
import os
import signal
import sys


def describe(code):
    if code < 0:
        return signal.Signals(-code).name
    return {0: 'clean', 1: 'exception'}.get(code, f'exit {code}')


def steady(attempt):
    return


def flaky(attempt):
    if attempt < 2:
        sys.exit(3)


def crashing(attempt):
    os.kill(os.getpid(), signal.SIGSEGV if attempt else signal.SIGABRT)


def raising(attempt):
    sys.stderr = open_nothing()
    raise RuntimeError('boom')


class open_nothing:
    def write(self, text):
        return len(text)

    def flush(self):
        pass


class Child:
    def __init__(self, name, target, policy, limit=3):
        self.name, self.target, self.policy, self.limit = name, target, policy, limit
        self.attempt = 0
        self.history = []

    def start(self):
        self.process = mp.Process(target=self.target, args=(self.attempt,), name=f'{self.name}#{self.attempt}')
        self.process.start()

    def wants_restart(self, code):
        if self.attempt + 1 >= self.limit:
            return False
        return self.policy == 'always' or (self.policy == 'on-failure' and code != 0)

    def ended(self):
        self.process.join()
        code = self.process.exitcode
        self.history.append(describe(code))
        self.process.close()
        if self.wants_restart(code):
            self.attempt += 1
            self.start()
            return True
        return False


class Supervisor:
    def __init__(self, *children):
        self.children = children

    def run(self):
        for c in self.children:
            c.start()
        alive = list(self.children)
        while alive:
            ready = mp.connection.wait([c.process.sentinel for c in alive])
            for c in list(alive):
                if c.process.sentinel in ready and not c.ended():
                    alive.remove(c)


if __name__ == '__main__':
    import multiprocessing.connection
    s = Supervisor(Child('steady', steady, 'on-failure'), Child('flaky', flaky, 'on-failure', 5),
                   Child('crashing', crashing, 'always'), Child('raising', raising, 'never'),
                   Child('often', steady, 'always', 4))
    s.run()
    for c in s.children:
        print(f'{c.name:>9} {c.policy:<10} {len(c.history)} {c.history}')
    print(mp.active_children())
