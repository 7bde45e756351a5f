import tempfile
import os
from multiprocessing import Process
from multiprocessing.connection import Client, Listener

def client(address):
    with Client(address, authkey=b'key') as conn:
        conn.send([1, 2.5, 'three'])
        print(conn.recv())
        conn.send_bytes(b'end')

if __name__ == '__main__':
    with tempfile.TemporaryDirectory() as folder:
        with Listener(os.path.join(folder, 'door'), authkey=b'key') as listener:
            p = Process(target=client, args=(listener.address,))
            p.start()
            with listener.accept() as conn:
                print(conn.recv(), flush=True)
                conn.send({'ok': True})
                print(conn.recv_bytes())
            p.join()
