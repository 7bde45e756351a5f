# verdict proved
import json, random, threading
lock, l = threading.Lock(), [0, 0]
def reads():
    with lock: json.dumps([l]), random.choice(l)
def writes():
    with lock: l[0] = 1; l[1] = 1
ts = [threading.Thread(target=t) for t in (reads, writes)]
for t in ts: t.start()
for t in ts: t.join()
