# A Listener and its Client: an address between processes of one program.
from multiprocessing import Process
from multiprocessing.connection import Client, Listener


def client(address):
    with Client(address, authkey=b'secret') as conn:
        conn.send({'from': 'client'})
        conn.send(conn.recv() * 2)


if __name__ == '__main__':
    with Listener(('localhost', 0), authkey=b'secret') as listener:
        p = Process(target=client, args=(listener.address,))
        p.start()
        with listener.accept() as conn:
            print(conn.recv())
            conn.send([1, 2])
            print(conn.recv())
        p.join()
        print(p.exitcode)
