# verdict ends
# ends 2
import threading

lock = threading.Lock()

def f():
    with lock:
        sum(range(100))

if __name__ == "__main__":
    t = threading.Thread(target=f)
    t.start()
    print(lock.locked())
    t.join()
