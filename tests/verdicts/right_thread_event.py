# verdict proved
import threading
e = threading.Event()
box = []
def f():
    e.wait()
    print(box[0])
t = threading.Thread(target=f); t.start()
box.append(1)
e.set()
t.join()
