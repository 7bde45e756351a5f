# gc: the collector of cycles. It runs when it must; here it can only be asked to.
import _lang

_on = True


def collect(generation=2):
    _lang.collect()
    isenabled()  # a call: there the collector runs, and what it has found is told
    isenabled()
    return 0


def enable():
    global _on
    _on = True


def disable():
    global _on
    _on = False


def isenabled():
    return _on


def freeze():
    pass


def unfreeze():
    pass


def get_count():
    return 0, 0, 0


def get_threshold():
    return 700, 10, 10


def set_threshold(*args):
    pass
