from multiprocessing import Process, Pipe, Event
class Child(Process):
    def __init__(self, conn):
        super(Child, self).__init__()
        self.conn = conn
        self.exit = Event()
        self.data = {'state': 'new'}
    def run(self):
        self.data['state'] = 'changed in the child'
        while not self.exit.is_set():
            if self.conn.poll(0.01):
                cmd, arg = self.conn.recv()
                self.conn.send(getattr(self, 'do_' + cmd)(arg))
        self.conn.send(self.data['state'])
    def do_square(self, x): return x * x
    def do_echo(self, x): return x
    def shutdown(self): self.exit.set()
if __name__ == '__main__':
    a, b = Pipe()
    c = Child(b); c.start()
    a.send(('square', 7)); print(a.recv()); a.send(('echo', {'k': [1, (2,)]})); print(a.recv())
    c.shutdown(); print(a.recv()); c.join(); print(c.data['state'], c.exitcode, c.name, type(c).__mro__[1].__name__)
