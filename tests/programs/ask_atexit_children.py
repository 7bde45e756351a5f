import atexit, multiprocessing, os, sys
def bye(who): print('bye from', who); sys.stdout.flush()
def child():
    atexit.register(bye, 'child')
    print('child body')
if __name__ == '__main__':
    atexit.register(bye, 'parent')
    p = multiprocessing.Process(target=child); p.start(); p.join()
    print('exit', p.exitcode)
