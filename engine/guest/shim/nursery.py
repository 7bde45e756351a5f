"""The zygote of a search: it loads what the program imports, and then each run's main process is a fork of it."""
import ast
import gc
import importlib
import os
import sys

import _mplab
from mplab_guest import clock, enter


def imported(tree):
    """The modules that the program's own top level names, in order."""
    for node in tree.body:
        parts = ast.walk(node) if isinstance(node, (ast.Try, ast.If)) else [node]
        for part in parts:
            if isinstance(part, ast.Import):
                yield from (alias.name for alias in part.names)
            elif isinstance(part, ast.ImportFrom) and not part.level and part.module:
                yield part.module
                yield from ('%s.%s' % (part.module, alias.name) for alias in part.names)


def is_beside(folder, name):
    """Is it the program's own? Such a module is part of the run."""
    path = os.path.join(folder, name.partition('.')[0])
    return os.path.exists(path + '.py') or os.path.isdir(path)


def load(path):
    folder = os.path.dirname(os.path.realpath(path))
    try:
        with open(path, 'rb') as file:
            names = list(imported(ast.parse(file.read())))
    except (OSError, SyntaxError, ValueError):
        return  # the run will say so
    for name in names:
        if is_beside(folder, name):
            continue
        try:
            importlib.import_module(name)
        except BaseException:
            sys.modules.pop(name, None)


def serve(socket, death, path):
    """Returns in the main process of each run."""
    load(path)
    gc.collect()
    gc.freeze()
    enter.run.fds[4] = _mplab.nurse(socket, death)
    clock.reseed()
