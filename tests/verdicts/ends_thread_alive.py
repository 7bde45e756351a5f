# verdict ends
# ends 2
import threading

def f():
    pass

if __name__ == "__main__":
    t = threading.Thread(target=f)
    t.start()
    print(t.is_alive())
    t.join()
