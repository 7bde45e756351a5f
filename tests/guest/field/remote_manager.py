"""A manager at an address, to which another process connects."""
from multiprocessing import Process
from multiprocessing.managers import BaseManager
import queue

class Server(BaseManager):
    pass

class Client(BaseManager):
    pass

jobs = queue.Queue()
Server.register('jobs', callable=lambda: jobs)
Client.register('jobs')

def work(address):
    m = Client(address=address, authkey=b'secret')
    m.connect()
    q = m.jobs()
    q.put(('done', q.get() ** 2))

if __name__ == '__main__':
    server = Server(address=('127.0.0.1', 0), authkey=b'secret')
    server.start()
    q = server.jobs()
    q.put(12)
    p = Process(target=work, args=(server.address,))
    p.start()
    p.join()
    print(q.get())
    server.shutdown()
