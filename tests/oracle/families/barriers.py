"""Barriers: how many come, what breaks them."""
from .family import Family

FAMILIES = [
    Family("meet", "b = Barrier(<parties>)\nv = RawArray('i', 3)\nsaw = RawArray('i', 3)",
           A="v[me] = 1\nb.wait(<how>)\nsaw[me] = 1 + sum(v[:])", cast=("AA", "AAA"), parties=(1, 2, 3),
           how=("", "0.1")),
    Family("who_was_last", "b = Barrier(2)\nplace = RawArray('i', 2)", A="place[me] = 1 + b.wait()", cast=("AA",)),
    Family("two_rounds", "b = Barrier(2)\nv = RawArray('i', 2)\nsaw = RawArray('i', 2)", A="""
        for i in range(2):
            v[me] += 1
            b.wait()
            saw[me] = 10 * saw[me] + v[1 - me]
            <more>""", cast=("AA",), more=("pass", "b.wait()")),
    Family("broken_by_time", "b = Barrier(2)\nsaw = RawArray('i', 2)",
           A="<sleep>\ntry: saw[me] = 1 + b.wait(<how>)\nexcept Exception: saw[me] = 9", cast=("A", "AA"),
           how=("0.1",), sleep=("pass", "if me: time.sleep(0.1)")),
    Family("broken_by_hand", "b = Barrier(2)\nsaw = RawArray('i', 2)",
           A="try: saw[me] = 1 + b.wait()\nexcept Exception: saw[me] = 9", main="b.<how>()", cast=("A", "AA"),
           how=("abort", "reset")),
    Family("broken_asked", "b = Barrier(2)\nsaw = RawArray('i', 2)",
           A="try: b.wait(0.1)\nexcept Exception: saw[0] = 1", main="saw[1] = <ask>", cast=("A", "AA"),
           ask=("b.n_waiting", "b.broken")),
    Family("with_action", "n = RawValue('i', 0)\nsaw = RawArray('i', 2)\ndef act():\n    <act>\nb = Barrier(2, act)",
           A="try: b.wait(<how>)\nexcept Exception as e: saw[me] = 5\nsaw[me] += n.value", cast=("A", "AA"),
           act=("n.value += 1", "raise KeyError('no')", "assert n.value == 0; n.value += 1"), how=("", "0.1")),
    Family("one_too_many", "b = Barrier(2)\nn = Value('i', 0)", A="b.wait()\nn.value += 1", cast=("AAA",)),
    Family("one_is_killed", "b = Barrier(2)\nv = RawArray('i', 2)", A="v[me] = 1\nb.wait(<how>)\nv[me] = 2",
           main="ps[0].terminate()", cast=("AA", "A"), how=("", "0.1")),
    Family("killed_there", "b = Barrier(2)\nv = RawArray('i', 2)", A="try: b.wait(<how>)\nexcept Exception: v[me] = 2",
           main="ps[0].kill()\nps[0].join()\n<then>", cast=("A", "AA"), how=("", "0.1"),
           then=("b.abort()", "b.reset()", "v[0] += 4 * b.n_waiting", "try: b.wait(0.1)\nexcept Exception: v[0] = 9")),
    Family("one_fails_before", "b = Barrier(2)\nv = RawArray('i', 2)",
           A="assert v[0] == me, 'late'\nv[me] = 1\nb.wait(<how>)", cast=("AA",), how=("", "0.1")),
]
