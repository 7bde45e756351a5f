# verdict ends
# ends 1
# caveat kill 14
from multiprocessing import Process, Event

def child(e):
    e.wait()

if __name__ == "__main__":
    e = Event()
    p = Process(target=child, args=(e,))
    p.start()
    p.terminate()
    print(p.is_alive())
    p.join()
