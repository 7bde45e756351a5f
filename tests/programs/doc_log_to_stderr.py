import multiprocessing, logging
logger = multiprocessing.log_to_stderr()
logger.setLevel(logging.INFO)
logger.warning('doomed')
print(logger.name, logger.level, len(logger.handlers))
if __name__ == '__main__':
    m = multiprocessing.Manager()
    print(multiprocessing.get_logger() is logger)
    del m
