import multiprocessing, time
def worker():
    name = multiprocessing.current_process().name
    print(name, 'Starting')
    print(name, 'Exiting')
def my_service():
    name = multiprocessing.current_process().name
    print(name, 'Starting')
    print(name, 'Exiting')
if __name__ == '__main__':
    service = multiprocessing.Process(name='my_service', target=my_service)
    worker_1 = multiprocessing.Process(name='worker 1', target=worker)
    worker_2 = multiprocessing.Process(target=worker)  # default name
    for p in (worker_1, worker_2, service):
        p.start(); p.join()
    print(service, worker_2.name) if False else print(worker_2.name)
