from multiprocessing import Manager, Process
m = Manager()
d = m.dict()
def work():
    d['child'] = 1
p = Process(target=work)
p.start()
p.join()
print(d)
