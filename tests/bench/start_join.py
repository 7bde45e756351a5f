# bench: process start and join, fork | reach 6 | bare fork
from multiprocessing import Process
from time import perf_counter
def nothing(): pass
N = 100
t = perf_counter()
for _ in range(N):
    p = Process(target=nothing); p.start(); p.join()
print(N / (perf_counter() - t))
