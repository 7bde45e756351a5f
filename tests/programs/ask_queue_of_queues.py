from multiprocessing import Process, Queue, Manager, Pipe
def server(q):
    while True:
        m = q.get()
        if m is None: break
        reply, x = m
        reply.send(x * 2); reply.close()
if __name__ == '__main__':
    q = Queue(); p = Process(target=server, args=(q,)); p.start()
    for i in range(3):
        r, w = Pipe(False); q.put((w, i)); print(r.recv())
    q.put(None); p.join()
    try: q2 = Queue(); q.put(q2); 
    except RuntimeError as e: print(e)
    import time; time.sleep(0.1)
