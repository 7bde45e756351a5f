from multiprocessing.managers import SyncManager, BaseManager
import os
where = None
def init(x):
    global where
    where = x
def ask(): return where
class M(SyncManager): pass
M.register('ask', ask, exposed=['upper', '__str__'])
if __name__ == '__main__':
    m = M()
    m.start(initializer=init, initargs=('in the server',))
    print(m.ask().upper(), m.ask(), where)
    print(m._process.name, m._process.is_alive(), type(m.address).__name__)
    m.shutdown()
    print(m._process.is_alive(), m._process.exitcode)
