from enum import Enum, IntEnum, Flag, auto, unique
from multiprocessing import Process, Pipe
class Cmd(Enum): START = 'start'; STOP = 'stop'
@unique
class Level(IntEnum): LOW = 1; HIGH = 2
class Perm(Flag): R = auto(); W = auto()
def loop(c):
    for m in iter(c.recv, Cmd.STOP): c.send((m, m is Cmd.START, Level(2), Perm.R | Perm.W))
if __name__ == '__main__':
    a, b = Pipe(); p = Process(target=loop, args=(b,)); p.start(); a.send(Cmd.START); print(a.recv()); a.send(Cmd.STOP)
    p.join()
    print(list(Cmd), Cmd('stop'), Cmd['START'].name, Level.HIGH > Level.LOW, Level.LOW + 1, repr(Perm.R | Perm.W),
          Cmd.START == 'start')
    try: Cmd('x')
    except ValueError as e: print(e)
