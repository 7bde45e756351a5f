from multiprocessing import Manager, Process
def waiter(event, cond, log):
    event.wait()
    with cond:
        log.append('waits')
        cond.notify()
        cond.wait()
        log.append('woken')
if __name__ == '__main__':
    with Manager() as m:
        event, cond, log = m.Event(), m.Condition(), m.list()
        print(event.is_set(), event.wait(0.01))
        p = Process(target=waiter, args=(event, cond, log))
        p.start()
        with cond:
            event.set()
            cond.wait()
            log.append('heard')
            cond.notify_all()
        p.join()
        print(log, event.is_set(), event.wait())
        event.clear()
        print(event.is_set())
        with cond:
            print(cond.wait(0.01), cond.wait_for(lambda: True), cond.wait_for(lambda: False, 0.01))
        try:
            cond.notify()
        except RuntimeError as e:
            print(e)
