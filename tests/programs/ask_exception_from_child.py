# A child's exception, carried to the parent through a pipe.
import multiprocessing as mp
import traceback

class Process(mp.Process):
    def __init__(self, *args, **kwargs):
        mp.Process.__init__(self, *args, **kwargs)
        self._pconn, self._cconn = mp.Pipe()
        self._exception = None

    def run(self):
        try:
            mp.Process.run(self)
            self._cconn.send(None)
        except Exception as e:
            tb = traceback.format_exc()
            self._cconn.send((e, tb))

    @property
    def exception(self):
        if self._pconn.poll():
            self._exception = self._pconn.recv()
        return self._exception

def target():
    raise ValueError('Something went wrong')

if __name__ == '__main__':
    p = Process(target=target)
    p.start()
    p.join()
    if p.exception:
        error, text = p.exception
        print(repr(error))
        print(text.splitlines()[-1])
    ok = Process(target=print, args=('fine',)); ok.start(); ok.join(); print(ok.exception)
