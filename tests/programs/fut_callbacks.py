from concurrent.futures import ProcessPoolExecutor, Future
import os, time
got = []
if __name__ == '__main__':
    here = os.getpid()
    with ProcessPoolExecutor(1) as ex:
        f = ex.submit(time.sleep, 0.05)
        f.add_done_callback(lambda f: got.append(('one', f.done(), os.getpid() == here)))
        f.add_done_callback(lambda f: got.append(('two', f.result())))
        f.result()
    f.add_done_callback(lambda f: got.append('late'))
    print(got)
    f = Future()
    f.add_done_callback(lambda f: 1 // 0)
    f.add_done_callback(lambda f: print('still', f.result()))
    f.set_result(5)
