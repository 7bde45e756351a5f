# verdict broken
# kind exception
import threading
from multiprocessing import Value

v = Value("i", 0)

def f():
    assert v.value == 1, "too early"

if __name__ == "__main__":
    t = threading.Thread(target=f)
    t.start()
    v.value = 1
    t.join()
    print("end")
