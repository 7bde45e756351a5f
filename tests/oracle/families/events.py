"""Events: set before, set after, cleared in between."""
from .family import Family

FAMILIES = [
    Family("wait_for_event", "e = Event()\nv = RawValue('i', 0)\nsaw = RawArray('i', 2)",
           A="<wait>\nsaw[me] += v.value", B="<first>\n<then>", cast=("AB", "AAB"),
           wait=("e.wait()", "saw[me] = 10 * e.wait(0.1)", "if e.is_set(): saw[me] = 5"),
           first=("v.value = 1", "e.set()"), then=("e.set()", "v.value = 1")),
    Family("set_and_clear", "e = Event()\nsaw = RawArray('i', 2)", A="saw[me] = 1 + e.wait(<how>)",
           B="e.set()\ne.clear()", cast=("AB", "AAB"), how=("", "0.1")),
    Family("nobody_sets", "e = Event()\nn = RawValue('i', 0)", A="n.value += 1\ne.wait(<how>)\nn.value += 10",
           cast=("A", "AA"), how=("", "0.1", "0")),
    Family("each_sets", "e, f = Event(), Event()\nn = RawArray('i', 2)", A="<one>\nn[0] = 1\n<two>",
           B="f.wait()\nn[1] = 1 + n[0]\ne.set()", cast=("AB",), one=("f.set()", "e.wait()"),
           two=("e.wait()", "f.set()")),
    Family("used_again", "e = Event()\nn = Value('i', 0)\nround = RawValue('i', 0)", A="""
        for i in range(2):
            e.wait()
            <clear>
            n.value += 1""", B="e.set()\n<more>", cast=("AB",), clear=("e.clear()", "pass"),
           more=("e.set()", "pass", "time.sleep(0.1); e.set()")),
    Family("event_from_main", "e = Event()\nv = RawValue('i', 0)", A="e.wait()\nv.value += 1", main="<do>",
           cast=("A", "AA"),
           do=("e.set()", "e.set(); e.clear()", "pass", "v.value = 5; e.set()", "ps[0].join(0.1); e.set()")),
    Family("is_it_set", "e = Event()\nsaw = RawArray('i', 3)", A="saw[0] = e.is_set()\nsaw[1] = e.is_set()",
           B="e.set()\n<more>", cast=("AB", "AA"), more=("pass", "e.clear()")),
    Family("setter_killed", "e = Event()\nv = RawValue('i', 0)", A="v.value = 1\ne.set()",
           main="ps[0].<end>()\nv.value += 2 + 2 * e.wait(<how>)", cast=("A",), end=("terminate", "kill"),
           how=("0.1", "")),
    Family("waiter_killed", "e = Event()\nv = RawArray('i', 2)", A="v[me] = 1\nv[me] = 2 + e.wait(<how>)",
           main="<first>\nps[0].kill()\n<then>", cast=("A", "AA"), first=("pass", "e.set()"), how=("0.1", ""),
           then=("e.set()", "v[0] += 4 * e.is_set()", "e.clear()", "ps[0].join()\ne.set()")),
    Family("asker_killed", "e = Event()\nv = RawValue('i', 0)", A="<ask>", main="ps[0].terminate()\n<then>",
           cast=("A",), ask=("e.is_set()", "e.clear()", "e.set()\ne.clear()"),
           then=("v.value = 1 + e.is_set()", "e.set()", "pass")),
    Family("gates", "es = [Event() for _ in range(3)]\nlog = RawArray('i', 3)",
           A="es[me].wait()\nlog[me] = 1 + sum(log[:])\nes[(me + 1) % 3].set()", main="es[<first>].set()",
           cast=("AAA",), first=(0, 1)),
]
