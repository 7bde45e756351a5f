# verdict ends
# ends 2
import threading
got = []
ts = [threading.Thread(target=got.append, args=(i,)) for i in range(2)]
for t in ts: t.start()
for t in ts: t.join()
print(got)
