# multiprocessing.util: the package's own logger, and what it says at the turns of a process's life; finalizers.
import itertools as _itertools
from multiprocessing import process

NOTSET, SUBDEBUG, DEBUG, INFO, SUBWARNING = 0, 5, 10, 20, 25
LOGGER_NAME = 'multiprocessing'
DEFAULT_LOGGING_FORMAT = '[%(levelname)s/%(processName)s] %(message)s'
_logger = None
_log_to_stderr = False


def sub_debug(msg, *args):
    if _logger:
        _logger.log(SUBDEBUG, msg, *args)


def debug(msg, *args):
    if _logger:
        _logger.log(DEBUG, msg, *args)


def info(msg, *args):
    if _logger:
        _logger.log(INFO, msg, *args)


def sub_warning(msg, *args):
    if _logger:
        _logger.log(SUBWARNING, msg, *args)


def get_logger():
    global _logger
    if _logger is None:
        import logging
        _logger = logging.getLogger(LOGGER_NAME)
        _logger.propagate = 0
        process._say = info
    return _logger


def log_to_stderr(level=None):
    global _log_to_stderr
    import logging
    logger = get_logger()
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter(DEFAULT_LOGGING_FORMAT))
    logger.addHandler(handler)
    if level:
        logger.setLevel(level)
    _log_to_stderr = True
    return _logger


_numbers = _itertools.count()


class Finalize:
    # Calls back when it is called, or when the process ends if it has a priority. (The object's own end does not call
    # it.)
    def __init__(self, obj, callback, args=(), kwargs=None, exitpriority=None):
        if exitpriority is not None and not isinstance(exitpriority, int):
            raise TypeError(f'Exitpriority ({exitpriority!r}) must be None or int, not {type(exitpriority)!s}')
        self._callback, self._args, self._kwargs = callback, args, kwargs or {}
        if exitpriority is not None:
            process._at_exit(exitpriority, self)

    def __call__(self):
        if self._callback is None:
            return None
        callback, self._callback = self._callback, None
        return callback(*self._args, **self._kwargs)

    def cancel(self):
        self._callback = None

    def still_active(self):
        return self._callback is not None


def register_after_fork(obj, func):
    process._after_forks.append((obj, func))


def is_exiting():
    return False
