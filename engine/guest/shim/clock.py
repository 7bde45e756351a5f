"""Time: asleep is a step; while orders are compared every clock is the world's."""
import os
import random
import time

import _mplab
from mplab_guest.steps import step

EPOCH, STARTED = 1_600_000_000, 1000  # what the clocks show when a run begins whose orders are compared
_time, _monotonic, _perf_counter, _sleep = time.time, time.monotonic, time.perf_counter, time.sleep
_urandom = os.urandom


def sleep(seconds, /):
    if seconds < 0:
        raise ValueError('sleep length must be non-negative')
    if _mplab.slot() < 0:
        return _sleep(seconds)
    step(_mplab.VERB_SLEEP_UNTIL, timeout=seconds)


def wall():
    return EPOCH + _mplab.now() / 1e9 if _mplab.timeless() else _time()


def monotonic():
    return STARTED + _mplab.now() / 1e9 if _mplab.timeless() else _monotonic()


def perf_counter():
    return STARTED + _mplab.now() / 1e9 if _mplab.timeless() else _perf_counter()


def urandom(size, /):
    return random.randbytes(size) if _mplab.timeless() else _urandom(size)


def reseed():
    """A process's lots are drawn from its own seed while orders are compared."""
    if _mplab.timeless() and _mplab.slot() >= 0:
        random.seed(_mplab.seed())


def install():
    import queue
    import threading
    time.sleep = sleep
    if _mplab.timeless():
        time.time, time.monotonic, time.perf_counter, os.urandom = wall, monotonic, perf_counter, urandom
        threading._time = queue.time = monotonic
    reseed()
