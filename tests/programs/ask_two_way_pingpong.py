from multiprocessing import Process, Pipe, Lock
def ping(c, n):
    for i in range(n):
        c.send(('ping', i)); assert c.recv() == ('pong', i)
    c.send(None)
def pong(c):
    while (m := c.recv()) is not None: c.send(('pong', m[1]))
if __name__ == '__main__':
    a, b = Pipe(); ps = [Process(target=ping, args=(a, 50)), Process(target=pong, args=(b,))]
    for p in ps: p.start()
    for p in ps: p.join()
    print([p.exitcode for p in ps])
    r, w = Pipe(False)
    try: r.send(1)
    except OSError as e: print(e)
    try: w.recv()
    except OSError as e: print(e)
    w.send_bytes(b'abcdef', 2, 3); print(r.recv_bytes(), r.poll(), r.readable, w.writable, r.closed)
    w.close()
    try: r.recv()
    except EOFError as e: print('EOF', repr(e))
    r.close()
    try: r.poll()
    except OSError as e: print(e)
