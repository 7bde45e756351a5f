# verdict broken
# kind exception
# ends 2
import threading
d = {"x": 0}
def put(): d["y"] = 1
def look():
    for k in d: len(k)
ts = [threading.Thread(target=put), threading.Thread(target=look)]
for t in ts: t.start()
for t in ts: t.join()
