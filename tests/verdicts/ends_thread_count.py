# verdict ends
# ends 3
import threading

def f():
    pass

if __name__ == "__main__":
    ts = [threading.Thread(target=f) for _ in range(2)]
    for t in ts: t.start()
    print(threading.active_count())
    for t in ts: t.join()
