import multiprocessing, time

def slow():
    time.sleep(100)

if __name__ == '__main__':
    p = multiprocessing.Process(target=slow)
    p.start()
    p.join(0.05)
    if p.is_alive():
        print('still running, killing it')
        p.terminate()
        p.join()
    print(p.exitcode, p.is_alive())
    q = multiprocessing.Process(target=slow)
    q.start(); q.kill(); q.join()
    print(q.exitcode)
