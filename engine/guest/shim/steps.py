"""One step of the world, as the other parts take it."""
import _mplab
from _mplab import Refused


class Done:
    __slots__ = ('result', 'result2', 'data', 'timed_out')

    def __init__(self, all):
        self.result, self.result2, self.data, self.timed_out = all


def step(verb, object=0, arg=0, arg2=0, data=None, timeout=None):
    """Waits as long as it takes; signals' handlers run meanwhile. Refused: the world said no."""
    return Done(_mplab.step(verb, object, arg, arg2, data, timeout))
