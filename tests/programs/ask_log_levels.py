import multiprocessing, logging, sys
def worker():
    print('Doing some work')
    sys.stdout.flush()
if __name__ == '__main__':
    multiprocessing.log_to_stderr(logging.DEBUG)
    p = multiprocessing.Process(target=worker)
    p.start()
    p.join()
    logger = multiprocessing.get_logger()
    logger.setLevel(logging.INFO)
    q = multiprocessing.Process(target=worker)
    q.start()
    q.join()
