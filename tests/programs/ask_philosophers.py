# any order
from multiprocessing import Process, Lock, Semaphore
N = 5
def philosopher(i, forks, room):
    left, right = forks[i], forks[(i + 1) % N]
    for _ in range(3):
        with room:
            with left, right:
                pass
    print(f'philosopher {i} has eaten')
if __name__ == '__main__':
    forks = [Lock() for _ in range(N)]
    room = Semaphore(N - 1)
    ps = [Process(target=philosopher, args=(i, forks, room)) for i in range(N)]
    for p in ps: p.start()
    for p in ps: p.join()
    print('all done')
