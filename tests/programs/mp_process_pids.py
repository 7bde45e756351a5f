# Parent and child agree on their pids.
import multiprocessing, os

def work(q, parent):
    q.put((os.getpid(), os.getppid() == parent, multiprocessing.parent_process().pid == parent,
           multiprocessing.current_process().pid == os.getpid()))

q = multiprocessing.Queue()
p = multiprocessing.Process(target=work, args=(q, os.getpid()))
p.start()
pid, *rest = q.get()
p.join()
print(pid == p.pid == p.ident, rest, p.pid != os.getpid())
