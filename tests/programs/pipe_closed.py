from multiprocessing import Pipe


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


a, b = Pipe()
a.close()
a.close()
print(a.closed, b.closed)
for f in (lambda: a.send(1), a.recv, a.poll, a.fileno, lambda: a.send_bytes(b''), a.recv_bytes,
          lambda: a.recv_bytes_into(bytearray(1))):
    show(f)
with b as same:
    print(same is b, b.closed)
print(b.closed)
show(lambda: b.__enter__() is b)
