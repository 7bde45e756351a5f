# verdict proved
import json, threading
all = [[0], [1]]
def f(i): all[i].append(len(json.dumps(all[i])))
ts = [threading.Thread(target=f, args=(i,)) for i in (0, 1)]
for t in ts: t.start()
for t in ts: t.join()
print(all)
