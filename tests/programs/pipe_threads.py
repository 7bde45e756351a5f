# Two threads of one process, one end each.
from multiprocessing import Pipe
import threading


def echo(conn):
    while True:
        try:
            conn.send(conn.recv().upper())
        except EOFError:
            break
    conn.close()


a, b = Pipe()
t = threading.Thread(target=echo, args=(b,))
t.start()
for word in ('one', 'two'):
    a.send(word)
    print(a.recv())
a.close()
t.join()
print(b.closed)
