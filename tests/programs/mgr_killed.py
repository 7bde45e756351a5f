# What is heard of a manager whose server was killed.
from multiprocessing import Manager
import os, signal, time
m = Manager()
d = m.dict()
d['a'] = 1
m._process.kill()
m._process.join()
for f in (lambda: d.get('a'), lambda: d.get('a'), lambda: m.list(), lambda: d.get('a'), lambda: len(d)):
    try:
        print(f())
    except Exception as e:
        print(type(e), e)
