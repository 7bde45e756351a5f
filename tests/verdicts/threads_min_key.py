# verdict ends
# ends 2
import threading
seen = []
def f(i): min([i], key=seen.append)
ts = [threading.Thread(target=f, args=(i,)) for i in (3, 1)]
for t in ts: t.start()
for t in ts: t.join()
print(seen)
