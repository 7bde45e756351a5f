# verdict ends
# caveat threads 7
# json.dumps() reads a list inside of what it is given.
import json, threading
l = [0, 0]
def reads(): json.dumps({"all": (1, [l])})
def writes(): l[0] = 1; l[1] = 1
ts = [threading.Thread(target=t) for t in (reads, writes)]
for t in ts: t.start()
for t in ts: t.join()
