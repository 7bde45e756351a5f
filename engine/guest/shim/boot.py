"""Brings a process of CPython into a world of mplab.

Run as `python3 boot.py FILE ARGUMENTS…` for a program's main process; a spawned child runs the same text when it
unpickles what its parent prepared (processes.py). The descriptors and the process's number come in MPLAB_GUEST: the
archive of the other files here, the extension, the world, the pipe that ends the run, the bench's ear for births; then
the flags, and the number; the knobs that are set, in MPLAB_KNOBS: a line NAME=VALUE each.
"""
import os
import sys
from importlib.machinery import ExtensionFileLoader, ModuleSpec
from importlib.util import module_from_spec, spec_from_file_location


class Archive:
    """Imports mplab_guest and its parts from the archive: each a line `name size`, then its text."""

    def __init__(self, fd):
        data, at = b'', 0
        while block := os.pread(fd, 1 << 20, len(data)):
            data += block
        self.texts = {}
        while at < len(data):
            line = data.index(b'\n', at)
            name, size = data[at:line].split()
            at = line + 1 + int(size)
            self.texts['mplab_guest.' + name.decode()] = data[line + 1:at]

    def find_spec(self, name, path=None, target=None):
        if name == 'mplab_guest':
            return ModuleSpec(name, self, is_package=True)
        return ModuleSpec(name, self, origin='<mplab>') if name in self.texts else None

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        text = self.texts.get(module.__name__, b'')
        exec(compile(text, '<mplab>/%s.py' % module.__name__.rpartition('.')[2], 'exec'), module.__dict__)


def extension(fd):
    path = '/proc/self/fd/%d' % fd
    spec = spec_from_file_location('_mplab', path, loader=ExtensionFileLoader('_mplab', path))
    module = module_from_spec(spec)
    sys.modules['_mplab'] = module
    spec.loader.exec_module(module)


def bring_in(numbers, knobs):
    boot, archive, so, world, death, births, flags, slot = numbers
    if '_mplab' not in sys.modules:
        extension(so)
        sys.meta_path.insert(0, Archive(archive))
    from mplab_guest import enter
    enter.enter(enter.Run([boot, archive, so, world, death, births], flags, knobs), slot)
    return enter


if __name__ == '__main__' and 'MPLAB_GUEST' in os.environ:
    settings = dict(line.split('=', 1) for line in os.environ.pop('MPLAB_KNOBS', '').splitlines())
    enter = bring_in([int(n) for n in os.environ.pop('MPLAB_GUEST').split(',')], settings)
    if 'MPLAB_NURSERY' in os.environ:
        from mplab_guest import nursery
        nursery.serve(*map(int, os.environ.pop('MPLAB_NURSERY').split(',')), sys.argv[1])
    enter.run_program(sys.argv[1:])
