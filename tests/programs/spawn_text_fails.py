import multiprocessing as mp


def child():
    print('never')


if __name__ == '__mp_main__':
    raise RuntimeError('the text cannot be run twice')

if __name__ == '__main__':
    p = mp.get_context('spawn').Process(target=child)
    p.start()
    p.join()
    print(p.exitcode)
