# A chat server: a server process with one Listener-less pipe per client, rooms, commands, and a log at the end.
import multiprocessing as mp
from multiprocessing.connection import wait
from string import Template

HELP = Template('$who, you may say: $commands')


class Server:
    def __init__(self, conns):
        self.conns = dict(conns)
        self.rooms = {}
        self.log = []

    def handle_join(self, who, room):
        self.rooms.setdefault(room, set()).add(who)
        return f'{len(self.rooms[room])} in {room}'

    def handle_say(self, who, room, *words):
        if who not in self.rooms.get(room, ()):
            raise PermissionError(f'{who} is not in {room}')
        self.log.append((who, room, ' '.join(words)))
        return 'ok'

    def handle_help(self, who):
        names = sorted(n[7:] for n in dir(self) if n.startswith('handle_'))
        return HELP.substitute(who=who, commands=', '.join(names))

    def dispatch(self, who, line):
        name, *args = line.split()
        try:
            return getattr(self, 'handle_' + name)(who, *args)
        except AttributeError:
            return f'unknown command {name!r}'
        except (PermissionError, TypeError) as e:
            return f'{type(e).__name__}: {e}'

    def run(self, out):
        names = {c: n for n, c in self.conns.items()}
        while names:
            for conn in wait(names):
                try:
                    line = conn.recv()
                except EOFError:
                    names.pop(conn)
                    conn.close()
                    continue
                conn.send(self.dispatch(names[conn], line))
        out.send((sorted(self.log), {k: sorted(v) for k, v in sorted(self.rooms.items())}))


def serve(conns, theirs, out):
    for c in theirs:
        c.close()
    Server(conns).run(out)


def client(name, script, conn, answers):
    said = []
    for line in script:
        conn.send(line)
        said.append(conn.recv())
    conn.close()
    answers.put((name, said))


if __name__ == '__main__':
    scripts = {
        'ann': ['help', 'join red', 'say red hi there', 'dance'],
        'bob': ['say red sneaky', 'join blue', 'say blue alone   here'],
        'cy': ['join', 'join blue too'],
    }
    pipes = {name: mp.Pipe() for name in scripts}
    result, out = mp.Pipe(duplex=False)
    server = mp.Process(target=serve, args=([(n, a) for n, (a, b) in pipes.items()], [b for a, b in pipes.values()],
                                            out))
    server.start()
    answers = mp.SimpleQueue()
    for a, b in pipes.values():
        a.close()
    clients = []
    for name, script in scripts.items():
        p = mp.Process(target=client, args=(name, script, pipes[name][1], answers))
        p.start()
        pipes.pop(name)[1].close() if False else None
        clients.append(p)
    for a, b in pipes.values():
        b.close()
    for name, said in sorted(answers.get() for _ in clients):
        print(name)
        for line in said:
            print('  <', line.replace('1 in blue', 'n in blue').replace('2 in blue', 'n in blue'))
    log, rooms = result.recv()
    print(log, rooms)
    for p in clients + [server]:
        p.join()
