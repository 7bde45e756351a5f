import multiprocessing, time, sys

def daemon():
    p = multiprocessing.current_process()
    print('Starting:', p.name, p.daemon)
    sys.stdout.flush()
    time.sleep(20)
    print('Exiting :', p.name)

def non_daemon():
    p = multiprocessing.current_process()
    print('Starting:', p.name, p.daemon)
    sys.stdout.flush()
    print('Exiting :', p.name)

if __name__ == '__main__':
    d = multiprocessing.Process(name='daemon', target=daemon)
    d.daemon = True
    n = multiprocessing.Process(name='non-daemon', target=non_daemon)
    n.daemon = False
    d.start()
    d.join(0.1)
    n.start()
    n.join()
    print('d.is_alive()', d.is_alive())
