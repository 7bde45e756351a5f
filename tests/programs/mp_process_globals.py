# What a child changes in its globals, its parent never sees.
import multiprocessing

vip_list = []

def work(n):
    vip_list.append(n)
    print('child', vip_list, flush=True)

for i in range(3):
    p = multiprocessing.Process(target=work, args=(i,))
    p.start()
    p.join()
print('parent', vip_list)
