# A process runs a function with its arguments and ends with exit code 0.
import multiprocessing

def work(a, b=2, *, c=3):
    print('child', a, b, c, flush=True)

if __name__ == '__main__':
    p = multiprocessing.Process(target=work, args=(1,), kwargs={'c': 30})
    print(p.name, p.is_alive(), p.exitcode, p.pid, p.daemon)
    p.start()
    p.join()
    print(p.exitcode, p.is_alive())
