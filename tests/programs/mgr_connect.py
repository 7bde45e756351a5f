from multiprocessing import Process, Event
from multiprocessing.managers import BaseManager
import multiprocessing, queue
q = queue.Queue()
class QueueManager(BaseManager): pass
QueueManager.register('get_queue', callable=lambda: q)
class Client(BaseManager): pass
Client.register('get_queue')
def serve(ready):
    m = QueueManager(address=('127.0.0.1', 50123), authkey=b'abc')
    s = m.get_server()
    ready.set()
    s.serve_forever()
if __name__ == '__main__':
    ready = Event()
    p = Process(target=serve, args=(ready,), daemon=True)
    p.start()
    ready.wait()
    a = Client(address=('127.0.0.1', 50123), authkey=b'abc')
    a.connect()
    b = Client(address=('127.0.0.1', 50123), authkey=b'abc')
    b.connect()
    a.get_queue().put('hello')
    print(b.get_queue().get())
    try:
        Client(address=('127.0.0.1', 50123), authkey=b'wrong').connect()
    except multiprocessing.AuthenticationError as e:
        print(type(e).__name__, e)
    try:
        Client(address=('127.0.0.1', 50124), authkey=b'abc').connect()
    except ConnectionRefusedError as e:
        print(e)
    try:
        BaseManager(address='/tmp/no-such-listener').connect()
    except FileNotFoundError as e:
        print(e)
