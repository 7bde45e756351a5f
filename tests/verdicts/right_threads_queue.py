# verdict proved
import threading, queue
q = queue.Queue()
def make():
    for i in range(2): q.put(i)
t = threading.Thread(target=make); t.start()
print([q.get() for _ in range(2)])
t.join()
