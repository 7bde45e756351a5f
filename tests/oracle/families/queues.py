"""Queues: what is put, what has been fed, who gets it; places; tasks that are counted."""
from .family import Family

FAMILIES = [
    Family("put_and_get", "q = <kind>\ngot = RawArray('i', 3)", P="for i in range(<n>): q.put(10 * me + i + 1)",
           C="got[me] = q.get()", cast=("PC", "PPC", "PCC"),
           kind=("Queue()", "SimpleQueue()", "Queue(1)", "JoinableQueue()"), n=(1, 2)),
    Family("order_of_two", "q = <kind>()\ngot = RawArray('i', 2)", P="q.put(me + 1)",
           main="for i in range(2): got[i] = q.get()", cast=("PP",), kind=("Queue", "SimpleQueue")),
    Family("impatient", "q = Queue(<size>)\ngot = RawArray('i', 2)", P="q.put(me + 5)", C="""
        try: got[me] = q.<get>
        except queue.Empty: got[me] = 1""", cast=("PC", "PPC", "PCC"), size=("", "1"),
           get=("get(timeout=0.1)", "get_nowait()", "get(False)", "get(True, 0)")),
    Family("no_place", "q = Queue(1)\nfull = RawArray('i', 3)", P="""
        try: q.<put>
        except queue.Full: full[me] = 1""", C="q.get()", cast=("P", "PP", "PPC"),
           put=("put(me, timeout=0.1)", "put_nowait(me)", "put(me)")),
    Family("enough_for_both", "q = Queue()\ngot = RawArray('i', 3)", P="q.put(3)\nq.put(4)", C="got[me] = q.<get>",
           cast=("PCC",), begin="ps[0].start()\nps[0].join()\nps[1].start()\nps[2].start()",
           get=("get()", "get_nowait()", "get(timeout=0.1)", "qsize()")),
    Family("is_it_empty", "q = <kind>()\ngot = RawArray('i', 2)", P="q.put(3)",
           C="if not q.empty(): got[me] = q.get()\nelse: got[me] = 1", cast=("PC", "PCC"),
           kind=("Queue", "SimpleQueue")),
    Family("looks_at_itself", "q = Queue(<size>)\nsaw = RawArray('i', 3)",
           A="q.put(1)\nsaw[0] = 1 + q.empty()\nsaw[1] = q.qsize()\nsaw[2] = q.full()\nq.get()", cast=("A",),
           size=("", "1", "2")),
    Family("sizes", "q = Queue(<size>)\nsaw = RawArray('i', 2)", P="q.put(1)\nq.put(2)",
           C="saw[0] = q.qsize()\nsaw[1] = q.full()", D="q.get()", cast=("PC", "PDC"), size=("2", "")),
    Family("until_none", "q = <kind>()\nsum = Value('i', 0)", P="q.put(me + 1)\n<end>", C="""
        while (x := q.get()) is not None:
            with sum.get_lock(): sum.value += x""", main="<last>", cast=("PC", "PCC", "PPC"),
           kind=("Queue", "SimpleQueue"), end=("q.put(None)", "pass"), last=("pass",)),
    Family("none_from_main", "q = Queue()\nsum = Value('i', 0)", P="q.put(me + 1)", C="""
        while (x := q.get()) is not None: sum.value += x""", main="<before>\nq.put(None)", cast=("PC", "PCC"),
           before=("ps[0].join()", "pass")),
    Family("putter_killed", "q = Queue()\nn = RawValue('i', 0)", P="q.put(1)\n<more>", main="ps[0].<end>()\n<get>",
           cast=("P",), more=("pass", "q.put(2)"), end=("terminate", "kill"),
           get=("try: n.value = q.get(timeout=0.1)\nexcept queue.Empty: n.value = 9", "n.value = q.get()")),
    Family("getter_killed", "q = Queue()\nn = RawValue('i', 0)", C="q.get()\nn.value += 1",
           main="<first>\nps[0].kill()\n<last>", cast=("C", "CC"), first=("pass", "q.put(1)"),
           last=("q.put(2)", "q.put(2)\nq.get()")),
    Family("changed_after_put", "q = Queue()\nn = RawValue('i', 0)\nsaw = RawArray('i', 2)", P="""
        x = [1]
        q.put(x)
        n.value = 1
        x.append(2)
        <more>""", main="saw[0] = len(q.get())\n<last>", cast=("P",),
           more=("pass", "n.value = 2\nx.append(3)", "q.put(x)\nn.value = 2\nx.clear()", "q.put(7)",
                 "x = [4]\nq.put(x)", "x.append(3)\nq.put(x)\nx.clear()"),
           last=("pass", "saw[1] = n.value", "ps[0].join()\nif not q.empty(): saw[1] = 1 + bool(q.get())")),
    Family("two_putters_one_killed", "q = <kind>()\nn = RawValue('i', 0)", P="q.put(1)", D="q.put(2)",
           main="ps[0].kill()\n<get>", cast=("PD",), kind=("Queue", "SimpleQueue"),
           get=("n.value = q.get()", "if not q.empty(): n.value = q.get()")),
    Family("killed_trying", "q = Queue(<bound>)\nn = RawValue('i', 0)",
           C="try: n.value = q.get_nowait()\nexcept queue.Empty: n.value = 9", main="q.put(1)\nps[0].kill()\n<last>",
           cast=("C", "CC"), bound=("", "1"), last=("pass", "q.put(2)", "n.value += 20 * q.empty()")),
    Family("putter_leaves", "q = Queue()\nn = RawValue('i', 0)", P="q.put(1)\n<end>", main="<get>", cast=("P",),
           end=("q.cancel_join_thread()", "os._exit(0)", "q.close()\nq.join_thread()\nos._exit(2)", "sys.exit(3)",
                "q.close()\nq.put(2)", "q.cancel_join_thread()\nq.close()"),
           get=("try: n.value = q.get(timeout=0.1)\nexcept queue.Empty: n.value = 9", "n.value = q.get()")),
    Family("tasks", "q = JoinableQueue()\nn = Value('i', 0)", C="<work>", main="<put>\nq.join()\nn.value += 10",
           cast=("C", "CC"),
           work=("q.get()\nn.value += 1\nq.task_done()", "q.get()\nq.task_done()\nn.value += 1",
                 "q.get()\nn.value += 1", "for _ in range(2):\n    q.get()\n    q.task_done()"),
           put=("q.put(1)", "q.put(1)\nq.put(2)")),
    Family("too_many_tasks_done", "q = JoinableQueue()\nn = RawValue('i', 0)", A="q.put(1)\nq.task_done()\n<more>",
           cast=("A", "AA"), more=("q.task_done()", "q.join()", "n.value += 1")),
    Family("tasks_of_a_daemon", "q = JoinableQueue()\nn = Value('i', 0)", C="""
        for _ in range(<n>):
            q.get()
            n.value += 1
            q.task_done()""", begin="for p in ps:\n    p.daemon = True\n    p.start()",
           main="q.put(1)\nq.put(2)\nq.join()", finish="", cast=("C", "CC"), n=(2, 3)),
    Family("ask_and_answer", "q, r = <kind>(), <kind>()\ngot = RawArray('i', 3)",
           A="q.put(me + 1)\ngot[me] = r.get()", B="r.put(10 * q.get())", cast=("AB", "ABB", "AAB"),
           kind=("Queue", "SimpleQueue")),
    Family("two_queues_crossed", "q, r = Queue(), Queue()\ngot = RawArray('i', 2)", A="<one>\n<two>",
           B="<other>\n<last>", cast=("AB",), one=("q.put(1)", "got[0] = r.get()"),
           two=("got[0] = r.get()", "q.put(1)"), other=("r.put(2)", "got[1] = q.get()"),
           last=("got[1] = q.get()", "r.put(2)")),
    Family("place_given_back", "q = Queue(1)\nn = RawValue('i', 0)", P="q.put(1)\nq.put(2)\nn.value = 1", C="<get>",
           cast=("PC",), get=("q.get()", "q.get()\nq.get()", "pass")),
    Family("after_a_put", "q = Queue()\nv = RawValue('i', 0)\nsaw = RawArray('i', 2)", P="<first>\n<then>",
           C="saw[0] = q.get()\nsaw[1] = v.value", cast=("PC",), first=("v.value = 1", "q.put(5)"),
           then=("q.put(5)", "v.value = 1")),
]
