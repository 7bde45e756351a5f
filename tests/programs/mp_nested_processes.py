# Processes within processes; each waits for its own.
import multiprocessing

def tree(depth, counter):
    with counter.get_lock():
        counter.value += 1
    if depth:
        ps = [multiprocessing.Process(target=tree, args=(depth - 1, counter)) for i in range(2)]
        for p in ps: p.start()
        for p in ps: p.join()

if __name__ == '__main__':
    counter = multiprocessing.Value('i', 0)
    tree(3, counter)
    print(counter.value)
