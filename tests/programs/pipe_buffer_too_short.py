import multiprocessing as mp

r, w = mp.Pipe(False)
w.send_bytes(b'hello')
try:
    r.recv_bytes_into(bytearray(3))
except mp.BufferTooShort as e:
    print(type(e).__module__, e.args, isinstance(e, mp.ProcessError))
