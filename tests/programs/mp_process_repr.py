# What a Process says of itself before, while and after it runs.
import multiprocessing, os

def work():
    pass

def plain(p):
    return str(p).replace(str(os.getpid()), 'ME').replace(f'pid={p.pid} ' if not closed else '~', '')

closed = False
p = multiprocessing.Process(target=work)
print(plain(p))
p.start()
p.join()
print(plain(p))
p.close()
closed = True
print(plain(p))
print(multiprocessing.current_process())
