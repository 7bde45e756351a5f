# verdict ends
# ends 2
import threading
box = []
def f(): box.append(1)
t = threading.Thread(target=f); t.start()
print(len(box))
t.join()
