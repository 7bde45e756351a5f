from concurrent.futures import ProcessPoolExecutor, CancelledError, wait
import time
if __name__ == '__main__':
    with ProcessPoolExecutor(1) as ex:
        fs = [ex.submit(time.sleep, 0.3)]
        time.sleep(0.1)
        fs += [ex.submit(time.sleep, 0.1) for i in range(4)]
        time.sleep(0.1)
        print([f.cancel() for f in fs[::-1]])
        print([f.cancelled() for f in fs], [f.done() for f in fs], [f.running() for f in fs])
        print(fs[4].cancel())
        try:
            fs[4].result()
        except CancelledError as e:
            print(repr(e), type(e).__module__)
        try:
            fs[4].exception()
        except CancelledError as e:
            print(type(e).__mro__[1].__name__)
        print(repr(fs[4]).split('state=')[1])
        done, not_done = wait(fs)
        print(len(done), len(not_done))
        print(fs[0].cancel(), fs[0].done())
