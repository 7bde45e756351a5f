# join with a timeout comes back while the child lives.
import multiprocessing, time

def work(e):
    e.wait()

e = multiprocessing.Event()
p = multiprocessing.Process(target=work, args=(e,))
p.start()
p.join(0.05)
print(p.is_alive(), p.exitcode)
p.join(0)
p.join(-1)
print(p.is_alive(), p.exitcode)
e.set()
p.join(10)
print(p.is_alive(), p.exitcode)
