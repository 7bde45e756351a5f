from multiprocessing.managers import BaseManager
from queue import Queue
from multiprocessing import Process

queue = Queue()
class QueueManager(BaseManager): pass
QueueManager.register('get_queue', callable=lambda: queue)

def client(address):
    class Client(BaseManager): pass
    Client.register('get_queue')
    m = Client(address=address, authkey=b'abracadabra')
    m.connect()
    m.get_queue().put('hello')

if __name__ == '__main__':
    m = QueueManager(address=('', 0), authkey=b'abracadabra')
    m.start()
    p = Process(target=client, args=(m.address,))
    p.start()
    p.join()
    print(m.get_queue().get())
    m.shutdown()
