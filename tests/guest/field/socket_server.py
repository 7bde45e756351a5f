# any order
"""A server of sockets with a pool behind it, and clients."""
import multiprocessing as mp
import socket
import threading

def answer(text):
    return text[::-1].upper()

def client(port, n):
    with socket.create_connection(('127.0.0.1', port)) as s:
        s.sendall(b'hello %d\n' % n)
        print(s.makefile().readline().strip())

def serve(server, pool, clients):
    for _ in range(clients):
        conn, _ = server.accept()
        with conn:
            line = conn.makefile().readline().strip()
            conn.sendall((pool.apply(answer, (line,)) + '\n').encode())

if __name__ == '__main__':
    pool = mp.Pool(2)
    server = socket.create_server(('127.0.0.1', 0))
    port = server.getsockname()[1]
    t = threading.Thread(target=serve, args=(server, pool, 4))
    t.start()
    ps = [mp.Process(target=client, args=(port, n)) for n in range(4)]
    [p.start() for p in ps]
    [p.join() for p in ps]
    t.join()
    pool.close()
    pool.join()
    server.close()
    print('served')
