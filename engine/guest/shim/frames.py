"""Which code is the program's, and what its objects are called there."""
import dis
import os
import sys
import sysconfig

import _mplab

_paths = {sysconfig.get_paths()[key] for key in ('stdlib', 'platstdlib')} | {os.path.dirname(os.__file__)}
STDLIB = tuple({os.path.realpath(p) + os.sep for p in _paths} | {p + os.sep for p in _paths})
OWN, LIBRARY, ELSEWHERE = range(3)
_own = None


def own_file(path):
    """The program's file: lines are lines of this one."""
    global _own
    _own = path
    _mplab.kinds(kind)


def is_shim(code):
    return code.co_filename.startswith(('<mplab>', '/proc/self/fd/')) or code.co_filename == '<boot>'


def kind(code):
    name = code.co_filename
    if name == _own:
        return OWN
    shipped = name.startswith(STDLIB) and 'site-packages' not in name and 'dist-packages' not in name
    return LIBRARY if shipped or name.startswith('<') or is_shim(code) else ELSEWHERE


def stands_for(replaced):
    """A class that stands where a library's stood is called as that one."""
    def named(class_):
        for name in ('__module__', '__qualname__', '__doc__'):
            setattr(class_, name, getattr(replaced, name))
        return class_
    return named


def install():
    _mplab.kinds(kind)


def user_frame(frame):
    """The innermost frame that is no library's; None: there is none."""
    while frame is not None and kind(frame.f_code) == LIBRARY:
        frame = frame.f_back
    return frame


# ---- names ----

_nth = {}  # of a call in a loop or comprehension, by frame and instruction: how many objects it has made


class _Walk:
    """Follows the value of a call over the bytecode behind it, to where it is stored. Only what programs do with a
    fresh object: it is assigned, unpacked, put into a display or a comprehension. Whatever else it meets, it gives
    up."""

    def __init__(self, frame):
        self.frame, self.depth, self.index, self.loop = frame, 0, None, None

    def name(self):
        steps = list(dis.get_instructions(self.frame.f_code))
        at = max(i for i, s in enumerate(steps) if s.offset <= self.frame.f_lasti)
        for step in steps[at + 1:at + 60]:
            if self.loop and self.in_loop(step.opname):
                continue
            found = self.meets(step)
            if found is not None:
                return found
        return ''

    def in_loop(self, op):
        """An inlined comprehension (3.12): goes on behind its loop. True: this instruction is passed over."""
        if self.loop == 'behind':
            self.loop = None
            return op == 'POP_TOP'
        if op == 'END_FOR':
            self.loop = 'behind'
        return True

    def called(self, name):
        return name if self.index is None else '%s[%d]' % (name, self.index)

    def meets(self, step):
        op = step.opname
        if op in ('STORE_FAST', 'STORE_NAME', 'STORE_GLOBAL', 'STORE_DEREF') and self.depth == 0:
            return self.called(step.argval)
        if op == 'STORE_ATTR' and self.depth == 1:
            return self.called(step.argval)
        if op == 'STORE_FAST_STORE_FAST' and self.depth <= 1:
            return self.called(step.argval[self.depth])
        if op == 'LIST_APPEND':
            return self.appended()
        return self.moves(step)

    def appended(self):
        inlined = self.frame.f_code.co_name != '<listcomp>'
        key = (id(self.frame if inlined else self.frame.f_back), self.frame.f_lasti)
        self.index = _nth[key] = _nth.get(key, -1) + 1
        if not inlined:
            name = _Walk(self.frame.f_back).name()
            return name and self.called(name)
        self.loop, self.depth = 'inside', 0
        return None

    def moves(self, step):
        """What the instruction does to where the value lies. '': given up."""
        op, depth = step.opname, self.depth
        if op in ('BUILD_LIST', 'BUILD_TUPLE') and depth < step.arg:
            self.index, self.depth = step.arg - 1 - depth, 0
        elif op == 'UNPACK_SEQUENCE' and depth == 0:  # of a pipe, which is two ends: its first name
            self.depth, self.index = self.index or 0, None
        elif op == 'SWAP' and depth in (0, step.arg - 1):
            self.depth = step.arg - 1 - depth
        elif op == 'ROT_TWO' and depth in (0, 1):
            self.depth = 1 - depth
        elif op == 'DUP_TOP' or (op == 'COPY' and step.arg == 1 + depth):
            self.depth = 0
        elif op.startswith(('JUMP', 'POP_JUMP')) or op in ('RETURN_VALUE', 'YIELD_VALUE'):
            return ''
        else:
            self.depth += dis.stack_effect(step.opcode, step.arg if step.opcode >= dis.HAVE_ARGUMENT else None)
        return '' if self.depth < 0 else None


def target_name(frame):
    """The variable that what the frame's present call returns is first stored to: "lock", "forks[2]"; '' if that is not
    plain to see."""
    try:
        return _Walk(frame).name() if frame is not None else ''
    except (ValueError, IndexError, KeyError, TypeError, AttributeError):
        return ''


# A lock inside a queue or a pool is no object of the program's.
PARTS = tuple(os.sep.join(('multiprocessing', p)) for p in ('queues.py', 'pool.py', 'managers.py', 'sharedctypes.py'))
PARTS += (os.sep.join(('concurrent', 'futures', 'process.py')), '<mplab>/cells.py', '<mplab>/conditions.py')


def is_made_by_itself(what, frame):
    return what in (_mplab.KIND_CONDITION, _mplab.KIND_EVENT) and frame.f_code.co_filename == '<mplab>/conditions.py'


def new(what, owner=-1, lock=-1, typecode=0, count=1, value=0, bound=0, type='', named=True):
    """A shared object that the calling library function makes for the program."""
    frame = sys._getframe(1)
    while frame is not None and kind(frame.f_code) == LIBRARY:
        if frame.f_code.co_filename.endswith(PARTS) and what in LOCKS and not is_made_by_itself(what, frame):
            named = False
        frame = frame.f_back
    name = target_name(frame) if named else ''
    return made(what, -1, owner, lock, typecode, count, value, bound, type, name)


LOCKS = (_mplab.KIND_LOCK, _mplab.KIND_RLOCK, _mplab.KIND_SEMAPHORE, _mplab.KIND_BOUNDED, _mplab.KIND_PIPE,
         _mplab.KIND_CONDITION, _mplab.KIND_EVENT)


def made(what, line=-1, owner=-1, lock=-1, typecode=0, count=1, value=0, bound=0, type='', name=''):
    if _mplab.slot() < 0:
        raise OSError('mplab: a shared object outside of the run')
    number = _mplab.new(what, line, owner, lock, typecode, count, value, bound, type.encode(), name.encode())
    if number < 0:
        raise OSError(12, 'mplab: there is no room for another shared object')
    return number
