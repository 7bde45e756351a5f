# An uncaught exception in main: children are still waited for; the code is 1.
import multiprocessing, time

def work():
    time.sleep(0.1)
    print('child ends')

if __name__ == '__main__':
    multiprocessing.Process(target=work).start()
    raise KeyError('main')
