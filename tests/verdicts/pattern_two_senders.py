# verdict not proved
# caveat pattern
from multiprocessing import Process, Pipe
def f(w, c): w.send_bytes(c * 70000)
if __name__ == "__main__":
    r, w = Pipe(False)
    ps = [Process(target=f, args=(w, c)) for c in (b"a", b"b")]
    for p in ps: p.start()
    for _ in ps: assert len(set(r.recv_bytes())) == 1
    for p in ps: p.join()
