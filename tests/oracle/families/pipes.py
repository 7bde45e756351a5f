"""Pipes: messages in order, who has which end open, the end of messages."""
from .family import Family

FAMILIES = [
    Family("send_and_receive", "r, s = Pipe(<duplex>)\ngot = RawArray('i', 2)",
           A="for i in range(<n>): s.send(i + 1)", B="got[0] = r.recv()\ngot[1] = <second>", cast=("AB", "AAB"),
           duplex=("", "False"), n=(1, 2), second=("r.recv()", "r.poll()", "r.poll(0.1)")),
    Family("two_receivers", "r, s = Pipe(False)\ngot = RawArray('i', 3)", A="s.send(1)\ns.send(2)",
           B="got[me] = r.recv()", cast=("AB", "ABB")),
    Family("end_of_messages", "r, s = Pipe(<duplex>)\ngot = RawArray('i', 3)", A="<close_r>\ns.send(1)\n<close_s>",
           main="<close>\ngot[0] = r.recv()\ntry: got[1] = r.recv()\nexcept EOFError: got[1] = 9", cast=("A",),
           duplex=("", "False"), close_r=("r.close()", "pass"), close_s=("s.close()", "pass"),
           close=("s.close()", "pass")),
    Family("nobody_listens", "r, s = Pipe(<duplex>)\nn = RawValue('i', 0)",
           A="<close_r>\ntry: s.send(1)\nexcept BrokenPipeError: n.value = 9\n<again>", main="r.close()", cast=("A",),
           duplex=("", "False"), close_r=("r.close()", "pass"), again=("pass", "s.send(2)")),
    Family("both_ways", "a, b = Pipe()\ngot = RawArray('i', 2)", A="<one>\n<two>", B="got[1] = b.recv()\nb.send(7)",
           cast=("AB",), one=("a.send(5)", "got[0] = a.recv()"), two=("got[0] = a.recv()", "a.send(5)")),
    Family("reset_by_peer", "a, b = Pipe()\nn = RawArray('i', 2)", A="a.close()\n<do>\nb.close()", main="""
        b.close()
        a.send(1)
        for i in range(2):
            try: n[i] = 1 + a.recv()
            except ConnectionResetError: n[i] = 8
            except EOFError: n[i] = 9""", cast=("A",),
           do=("pass", "b.send(3)", "b.recv()", "b.recv()\nb.send(3)", "b.poll()")),
    Family("wrong_end", "r, s = Pipe(False)\nn = RawValue('i', 0)", A="<do>", cast=("A",),
           do=("r.send(1)", "s.recv()", "s.poll()", "r.close()\nr.recv()", "s.close()\ns.close()\nn.value = 1",
               "s.close()\ns.send(1)")),
    Family("sender_killed", "r, s = Pipe(False)\nn = RawArray('i', 2)", A="r.close()\ns.send(1)\ns.send(2)", main="""
        s.close()
        ps[0].<end>()
        for i in range(2):
            try: n[i] = r.recv()
            except EOFError: n[i] = 9""", cast=("A",), end=("terminate", "kill")),
    Family("receiver_killed", "r, s = Pipe(False)\nn = RawValue('i', 0)", A="s.close()\nr.recv()", main="""
        r.close()
        ps[0].<end>()
        try:
            s.send(1)
            s.send(2)
        except BrokenPipeError: n.value = 9""", cast=("A",), end=("terminate", "kill")),
    Family("sibling_has_it_open", "r, s = Pipe(False)\nn = RawArray('i', 2)", A="<mine>\ns.send(1)\ns.close()",
           B="<his>\ntry:\n    r.recv(); n[0] = 1\n    r.recv(); n[0] = 2\nexcept EOFError: n[1] = 9",
           main="<of_main>", cast=("AB",), mine=("pass", "r.close()"), his=("s.close()", "pass"),
           of_main=("s.close()", "pass", "r.close(); s.close()")),
    Family("wait_for_one", "r, s = Pipe(False)\nt, u = Pipe(False)\ngot = RawArray('i', 2)", A="s.send(1)",
           B="u.send(2)", main="""
        for i in range(2):
            for c in wait([r, t]<how>): got[i] = 10 * got[i] + c.recv()""", cast=("AB", "A", "B"), how=("", ", 0.1")),
    Family("poll_first", "r, s = Pipe()\ngot = RawValue('i', 0)", A="s.send(4)\n<more>",
           main="if r.poll(<how>): got.value = r.recv()\nelse: got.value = 9", cast=("A",), how=("", "0.1", "None"),
           more=("pass", "s.close()")),
    Family("made_by_main_after", "n = RawArray('i', 2)", A="pass",
           main="r, s = Pipe(False)\ns.send(1)\n<do>\nn[0] = r.recv()", cast=("A",),
           do=("pass", "s.close()", "n[1] = r.recv()", "s.close(); n[1] = r.recv()")),
]
