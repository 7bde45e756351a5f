# any order
from multiprocessing import Process, Event, AuthenticationError
from multiprocessing.connection import Listener, Client
ADDRESS = ('localhost', 6123)
def serve(ready):
    with Listener(ADDRESS, authkey=b'secret') as listener:
        ready.set()
        with listener.accept() as conn:
            conn.send([2.25, None, 'junk', float])
            print(conn.recv())
        try:
            listener.accept()
        except AuthenticationError as e:
            print(e)
if __name__ == '__main__':
    ready = Event()
    p = Process(target=serve, args=(ready,))
    p.start()
    ready.wait()
    with Client(ADDRESS, authkey=b'secret') as conn:
        print(conn.recv(), flush=True)
        conn.send('over')
    try:
        Client(ADDRESS, authkey=b'wrong')
    except AuthenticationError as e:
        print(e)
    p.join()
    try:
        Client(ADDRESS)
    except ConnectionRefusedError as e:
        print(e)
    try:
        Client('/tmp/nobody-listens-here')
    except FileNotFoundError as e:
        print(e)
    try:
        Client(5)
    except TypeError as e:
        print(e)
