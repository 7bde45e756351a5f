from multiprocessing.connection import Listener, Client
from multiprocessing import Process, Pipe
import array

def server(ready):
    with Listener(('localhost', 0), authkey=b'secret password') as listener:
        ready.send(listener.address)
        with listener.accept() as conn:
            conn.send([2.25, None, 'junk', float])
            conn.send_bytes(b'hello')
            conn.send_bytes(array.array('i', [42, 1729]))

if __name__ == '__main__':
    a, b = Pipe()
    p = Process(target=server, args=(b,))
    p.start()
    address = a.recv()
    with Client(address, authkey=b'secret password') as conn:
        print(conn.recv())                  # => [2.25, None, 'junk', float]
        print(conn.recv_bytes())            # => 'hello'
        arr = array.array('i', [0, 0, 0, 0, 0])
        print(conn.recv_bytes_into(arr))    # => 8
        print(arr)                          # => array('i', [42, 1729, 0, 0, 0])
    p.join()
