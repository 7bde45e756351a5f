from multiprocessing import Pipe


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


r, w = Pipe(False)
w.send_bytes(b'abcdef')
w.send_bytes(b'abcdef', 2)
w.send_bytes(b'abcdef', 1, 3)
w.send_bytes(bytearray(b'array'))
w.send_bytes(b'')
for i in range(5):
    print(r.recv_bytes())
show(lambda: w.send_bytes('text'))
show(lambda: w.send_bytes(b'abc', 5))
show(lambda: w.send_bytes(b'abc', -1))
show(lambda: w.send_bytes(b'abc', 1, 5))
show(lambda: w.send_bytes(b'abc', 1, -5))
show(lambda: r.recv_bytes(-1))
buffer = bytearray(10)
w.send_bytes(b'hello')
show(lambda: r.recv_bytes_into(buffer, 2))
print(buffer)
w.send_bytes(b'hello')
show(lambda: r.recv_bytes_into(buffer, 7))
show(lambda: r.recv_bytes_into(buffer, -1))
show(lambda: r.recv_bytes_into(buffer, 11))
w.send_bytes(b'too long')
show(lambda: r.recv_bytes(3))
print(r.closed)
a, b = Pipe()
b.send_bytes(b'too long')
show(lambda: a.recv_bytes(3))
print(a.closed, a.readable, a.writable)
