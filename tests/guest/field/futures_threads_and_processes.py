from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

def cube(x):
    return x ** 3

if __name__ == '__main__':
    with ProcessPoolExecutor(2) as processes, ThreadPoolExecutor(3) as threads:
        waits = [threads.submit(lambda n=n: processes.submit(cube, n).result()) for n in range(6)]
        print([w.result() for w in waits])
