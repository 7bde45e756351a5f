# verdict ends
# ends 2
import threading

def f():
    pass

if __name__ == "__main__":
    t = threading.Thread(target=f, name="w")
    t.start()
    print([x.name for x in threading.enumerate()])
    t.join()
