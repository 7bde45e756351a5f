# verdict broken
# kind deadlock
# pattern the holder was killed
# caveat kill
from multiprocessing import Process, Manager

def child(d, l):
    with l:
        d["x"] = 1

if __name__ == "__main__":
    with Manager() as m:
        d, l = m.dict(), m.Lock()
        p = Process(target=child, args=(d, l))
        p.start()
        p.kill()
        p.join()
        with l:
            print("got")
