# The well-known way around it: a pool whose processes are no daemons.
import multiprocessing
import multiprocessing.pool

class NoDaemonProcess(multiprocessing.Process):
    @property
    def daemon(self):
        return False

    @daemon.setter
    def daemon(self, value):
        pass

class NoDaemonContext(type(multiprocessing.get_context())):
    Process = NoDaemonProcess

class NestablePool(multiprocessing.pool.Pool):
    def __init__(self, *args, **kwargs):
        kwargs['context'] = NoDaemonContext()
        super().__init__(*args, **kwargs)

def inner(x):
    return x * 2

def outer(x):
    with multiprocessing.Pool(2) as p:
        return sum(p.map(inner, range(x)))

if __name__ == '__main__':
    pool = NestablePool(2)
    print(pool.map(outer, [2, 3, 4]))
    pool.close()
    pool.join()
