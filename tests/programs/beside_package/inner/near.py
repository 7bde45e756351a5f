from . import deep as beside
from .deep import Point as P, add
from .. import NAME, tools
from ..tools import (
    triple,
    deeper,
)


def late():
    from .deep import add as plus
    from . import other
    return plus(1, 2), other.__name__, beside.add(3, 4), add is beside.add, tools.triple is triple
