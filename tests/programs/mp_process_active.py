# active_children lists those that live.
import multiprocessing

def work(e):
    e.wait()

e = multiprocessing.Event()
ps = [multiprocessing.Process(target=work, args=(e,)) for i in range(3)]
print(multiprocessing.active_children())
for p in ps:
    p.start()
print(sorted(p.name for p in multiprocessing.active_children()))
e.set()
for p in ps:
    p.join()
print(multiprocessing.active_children())
