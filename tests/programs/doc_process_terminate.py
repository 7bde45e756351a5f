import multiprocessing, time, signal
mp_context = multiprocessing.get_context('spawn')
p = mp_context.Process(target=time.sleep, args=(1000,))
if __name__ == '__main__':
    print(p.is_alive())
    p.start()
    print(p.is_alive())
    p.terminate()
    p.join()
    print(p.is_alive())
    print(p.exitcode == -signal.SIGTERM)
