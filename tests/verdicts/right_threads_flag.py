# verdict proved
import threading
done = False
def wait():
    while not done: pass
t = threading.Thread(target=wait); t.start()
done = True
t.join()
print("done")
