# A closed queue refuses, in this process alone.
import multiprocessing

q = multiprocessing.Queue()
name = repr(q)
q.put(1)
try:
    q.join_thread()
except AssertionError as e:
    print(str(e).replace(name, 'Q'))
q.close()
for f in (lambda: q.put(2), lambda: q.get()):
    try:
        f()
    except ValueError as e:
        print(str(e).replace(name, 'Q'))
q.join_thread()
print(name.split(' at ')[0], type(q))
