"""Values and Arrays: updates that are lost, and what keeps them."""
from .family import Family

CELLS = ("Value('i', 0)", "RawValue('i', 0)", "Value('d', 0.5)")

FAMILIES = [
    Family("update", "v = <cell>\nlock = Lock()", A="""
        for _ in range(<rounds>):
            <under>v.value += <by>""", cast=("A", "AA", "AAA"), cell=CELLS, under=("", "with lock: "), by=(1,),
           rounds=(1,)),
    Family("update_rounds", "v = <cell>\nlock = Lock()", A="""
        for _ in range(2):
            <under>v.value += 1""", cast=("AA",), cell=CELLS, under=("", "with lock: ")),
    Family("update_own_lock", "v = Value('i', 0, lock=<lock>)", A="""
        with v.get_lock():
            v.value += 1""", cast=("AA", "AAA"), lock=("True", "RLock()")),
    Family("update_plain_lock", "lock = Lock()\nv = Value('i', 0, lock=lock)", A="<body>", cast=("A", "AA"),
           body=("v.value += 1", "with lock: v.value += 1", "with lock: pass\nv.value += 1")),
    Family("update_two_ways", "v = Value('i', 0)\nlock = Lock()", A="with lock: v.value += 1", B="<other>",
           cast=("AB",),
           other=("v.value += 1", "with v.get_lock(): v.value += 1", "v.value = 5", "with lock: v.value = 5",
                  "x = v.value\nwith lock: v.value = x + 1")),
    Family("update_and_look", "v = <cell>\nsaw = RawArray('i', 2)", A="v.value += 1\nv.value += 2",
           B="saw[0] = v.value\nsaw[1] = v.value", cast=("AB",), cell=("RawValue('i', 0)", "Value('i', 0)")),
    Family("check_then_act", "v = RawValue('i', 0)\nn = RawValue('i', 0)\nlock = Lock()", A="<body>", cast=("AA",),
           body=("if v.value == 0:\n    v.value = 1\n    n.value += 1",
                 "with lock:\n    if v.value == 0:\n        v.value = 1\n        n.value += 1",
                 "if v.value == 0:\n    with lock:\n        v.value = 1\n        n.value += 1",
                 "if v.value == 0:\n    with lock:\n        if v.value == 0:\n            v.value = 1\n"
                 "            n.value += 1",
                 "with lock: free = v.value == 0\nif free:\n    v.value = 1\n    n.value += 1")),
    Family("withdraw", "money = Value('i', 10)\nlock = Lock()", A="""
        <under>
            if money.value >= <sum>:
                money.value -= <sum>""", cast=("AA",), under=("if True:", "with lock:", "with money.get_lock():"),
           sum=(6, 5)),
    Family("transfer", "a = RawValue('i', 5)\nb = RawValue('i', 5)\nlock = Lock()",
           A="<under>\n    a.value -= 1\n    b.value += 1", B="<under>\n    b.value -= 2\n    a.value += 2",
           C="with lock: assert a.value + b.value == 10", cast=("AB", "AC"), under=("if True:", "with lock:")),
    Family("torn_pair", "pair = <kind>('i', 2)\nsaw = RawArray('i', 2)", A="<write>",
           B="x = pair[:]\nsaw[0], saw[1] = x[0], x[1]", cast=("AB",), kind=("Array", "RawArray"),
           write=("pair[0] = 1\npair[1] = 1", "pair[:] = [1, 1]",
                  "lock = getattr(pair, 'get_lock', Lock)()\nwith lock:\n    pair[0] = 1\n    pair[1] = 1")),
    Family("array_slots", "a = <kind>('i', 3)", A="a[me] += 1\na[<where>] += 1", cast=("AA",),
           kind=("Array", "RawArray"), where=("2", "1 - me", "me")),
    Family("publish", "data = RawValue('i', 0)\nready = RawValue('i', 0)\nsaw = RawValue('i', 9)",
           A="<first>\n<then>", B="if ready.value: saw.value = data.value", cast=("AB", "ABB"),
           first=("data.value = 7", "ready.value = 1"), then=("ready.value = 1", "data.value = 7")),
    Family("store_buffers", "x = RawValue('i', 0)\ny = RawValue('i', 0)\nr = RawArray('i', 2)",
           A="x.value = 1\nr[0] = y.value", B="y.value = 1\nr[1] = x.value", C="r[1] = 10 * x.value + y.value",
           cast=("AB", "AC", "ABC")),
    Family("maximum", "best = Value('i', 0)", A="<under>\n    if best.value < me + 1: best.value = me + 1",
           cast=("AA", "AAA"), under=("if True:", "with best.get_lock():")),
    Family("swap", "a = RawArray('i', [1, 2, 3])\nlock = Lock()",
           A="<under>\n    x = a[me]\n    a[me] = a[me + 1]\n    a[me + 1] = x", cast=("AA",),
           under=("if True:", "with lock:")),
    Family("assertion", "v = RawValue('i', 0)", A="v.value += 1\nassert v.value == <what>, 'not mine'",
           cast=("A", "AA"), what=(1, 2)),
    Family("main_too", "v = <cell>", A="v.value += 1", main="v.value += 10",
           after="assert v.value == 11 or v.value > 9", cast=("A", "AA"), cell=("RawValue('i', 0)", "Value('i', 0)")),
]
