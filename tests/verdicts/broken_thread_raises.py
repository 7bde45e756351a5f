# verdict broken
# kind exception
import threading

def f():
    raise ValueError("no")

if __name__ == "__main__":
    t = threading.Thread(target=f)
    t.start(); t.join()
    print("main goes on")
