# bench: process start and join, fork | reach 6 | bare fork | because three quarters are the kernel's: a fork of two
#     megabytes, and a page fault for each page that parent and child write afterwards (90 in the child)
from multiprocessing import Process
from time import perf_counter
def nothing(): pass
N = 100
t = perf_counter()
for _ in range(N):
    p = Process(target=nothing); p.start(); p.join()
print(N / (perf_counter() - t))
