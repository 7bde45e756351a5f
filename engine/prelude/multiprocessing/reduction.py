# multiprocessing.reduction: how what crosses is pickled, and a way to say it for a type of one's own. What is
# registered here holds for pickle too: there is one pickler.
import copyreg
import pickle
from multiprocessing.context import assert_spawning


class ForkingPickler:
    @classmethod
    def register(cls, type, reduce):
        copyreg.dispatch_table[type] = reduce

    @classmethod
    def dumps(cls, obj, protocol=None):
        return pickle.dumps(obj)

    loads = pickle.loads


register = ForkingPickler.register
