# A daemon is ended when main ends, and may have no children.
import multiprocessing, time

def child():
    pass

def work():
    try:
        multiprocessing.Process(target=child).start()
    except AssertionError as e:
        print(e, flush=True)

def forever():
    time.sleep(100)

if __name__ == '__main__':
    p = multiprocessing.Process(target=work, daemon=True)
    print(p.daemon)
    p.start()
    p.join()
    d = multiprocessing.Process(target=forever)
    d.daemon = True
    d.start()
    print(d.is_alive())
