from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor, Executor
if __name__ == '__main__':
    for make in (lambda: ProcessPoolExecutor(0), lambda: ProcessPoolExecutor(-1),
                 lambda: ProcessPoolExecutor(initializer=3), lambda: ProcessPoolExecutor(max_tasks_per_child=0),
                 lambda: ProcessPoolExecutor(max_tasks_per_child='x'), lambda: ThreadPoolExecutor(0),
                 lambda: ThreadPoolExecutor(initializer=3), lambda: Executor().submit(abs)):
        try:
            make()
        except Exception as e:
            print(type(e).__name__, e)
    import multiprocessing
    try:
        ProcessPoolExecutor(1, mp_context=multiprocessing.get_context('fork'), max_tasks_per_child=2)
    except ValueError as e:
        print(e)
    with ProcessPoolExecutor(1) as ex:
        try:
            ex.submit()
        except TypeError as e:
            print('TypeError')
