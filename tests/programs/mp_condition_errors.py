# A Condition wants its lock held.
import multiprocessing

c = multiprocessing.Condition()
print(c)
for f in (c.wait, c.notify, c.notify_all, c.release):
    try:
        f()
    except AssertionError as e:
        print(e)
with c:
    print(c, c.wait(0.01), c.wait(0), c.notify(), c.notify(3), c.notify_all())
    print(c.wait_for(lambda: False, 0.01), c.wait_for(lambda: 'yes'))
print(c)
l = multiprocessing.Lock()
d = multiprocessing.Condition(l)
print(d)
with d:
    print(d.wait(0.01), d)
try:
    multiprocessing.Condition(5)
except AttributeError as e:
    print(e)
