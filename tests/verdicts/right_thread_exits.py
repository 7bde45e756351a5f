# verdict proved
import threading, sys

def f():
    sys.exit(3)

if __name__ == "__main__":
    t = threading.Thread(target=f)
    t.start(); t.join()
    print("ok")
