# Names count up; a child's own children carry its number.
import multiprocessing

def leaf():
    print(multiprocessing.current_process().name, multiprocessing.parent_process().name, flush=True)

def branch():
    for i in range(2):
        p = multiprocessing.Process(target=leaf)
        p.start()
        p.join()

print(multiprocessing.current_process().name, multiprocessing.parent_process())
for name in (None, 'Paul', None):
    p = multiprocessing.Process(target=branch, name=name)
    print(p.name)
    p.start()
    p.join()
