from multiprocessing import Manager, ProcessError
from multiprocessing.managers import BaseManager, SyncManager
if __name__ == '__main__':
    m = SyncManager()
    try:
        m.list()
    except AssertionError as e:
        print(e)
    try:
        m.shutdown()
    except AttributeError as e:
        print(e)
    m.start()
    try:
        m.start()
    except ProcessError as e:
        print(type(e).__name__, e)
    try:
        m.get_server()
    except ProcessError as e:
        print(e)
    d = m.dict(a=1)
    print(d)
    m.shutdown()
    m.shutdown()
    try:
        m.start()
    except ProcessError as e:
        print(e)
    print(str(d).split(' at ')[0], str(d).split(';')[1])
    try:
        with m: pass
    except ProcessError as e:
        print(e)
    try:
        SyncManager().start(initializer=5)
    except TypeError as e:
        print(e)
    m.join()
    print(type(Manager()).__name__)
