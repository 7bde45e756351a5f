# A sender that waits for room hears that nobody will ever read.
from multiprocessing import Process, Pipe


def sender(r, w):
    r.close()
    try:
        w.send_bytes(b'x' * 300000)
        print('sent')
    except BrokenPipeError as e:
        print('BrokenPipeError', e)


if __name__ == '__main__':
    r, w = Pipe(False)
    p = Process(target=sender, args=(r, w))
    p.start()
    p.join(0.1)
    print(p.is_alive())
    r.close()
    p.join()
    print(p.exitcode)
