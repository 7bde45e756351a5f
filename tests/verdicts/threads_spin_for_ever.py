# verdict broken
# kind livelock
import threading
done = False
def wait():
    while not done: pass
t = threading.Thread(target=wait); t.start()
t.join()
