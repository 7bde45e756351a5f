import multiprocessing as mp


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


r, w = mp.Pipe(duplex=False)
print(r.readable, r.writable, w.readable, w.writable)
show(lambda: r.send(1))
show(lambda: w.recv())
show(lambda: w.poll())
show(lambda: r.send_bytes(b'x'))
show(lambda: w.recv_bytes())
w.send('one')
print(r.poll(), r.recv(), r.poll())
print(type(r).__name__, type(r).__module__, isinstance(w, mp.connection.Connection) if hasattr(mp, 'connection')
      else None)
