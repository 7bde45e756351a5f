# An exception in a child: its traceback on stderr, exit code 1; the parent goes on.
import multiprocessing

def inner(n):
    raise ValueError(f'bad {n}')

def work():
    inner(7)

p = multiprocessing.Process(target=work, name='Worker')
p.start()
p.join()
print(p.exitcode)
