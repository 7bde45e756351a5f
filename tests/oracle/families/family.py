"""A family: a program with places, and what can stand there.

    Family("add", objects="v = <cell>",
           A="<under>v.value += 1",
           cast=("AA", "AAA"), cell=("Value('i', 0)", "RawValue('i', 0)"), under=("", "with lock: "))

objects    lines that make the shared objects, outside of every function
A, B, …    bodies of functions: what the children do. `me` is which child it is, 0, 1, …
cast       the children: "AAB" is two that do A and one that does B
main       what main does when all have been started; after: when all have been joined
begin      instead of starting all: how main starts them. finish: instead of joining all
other      each other keyword is a place, with all that can stand there. In a line of its own it may be several lines
"""
import itertools
import textwrap

HEAD = ("import os, queue, signal, sys, time\nfrom multiprocessing import *\n"
        "from multiprocessing.connection import wait\n")
BEGIN = "for p in ps: p.start()"
FINISH = "for p in ps: p.join()"


def dedented(text):
    return textwrap.dedent(text).strip("\n")


def indented(text, by=4):
    return "".join(" " * by + line + "\n" for line in text.strip("\n").split("\n") if line.strip())


def filled(text, places):
    """The text with what stands in its places. A place that stands alone in its line keeps the line's indentation."""
    lines = []
    for line in text.strip("\n").split("\n"):
        margin = " " * (len(line) - len(line.lstrip()))
        alone = line.strip()[1:-1] if line.strip().startswith("<") and line.strip().endswith(">") else None
        if alone in places:
            lines += [margin + more for more in str(places[alone]).strip("\n").split("\n")]
            continue
        for name, what in places.items():
            line = line.replace(f"<{name}>", str(what))
        lines.append(line)
    text = "\n".join(lines)
    return filled(text, places) if any(f"<{name}>" in text for name in places) else text


class Family:
    def __init__(self, name, objects="", main="", after="", begin=BEGIN, finish=FINISH, cast=("AA",), **more):
        self.name, self.objects, self.cast = name, objects, cast
        self.main = "\n".join(dedented(part) for part in (begin, main, finish, after) if part.strip())
        self.roles = {k: dedented(v) for k, v in more.items() if k.isupper()}
        self.places = {k: v for k, v in more.items() if not k.isupper()}

    def programs(self, most):
        """(name, text) of all, or of so many that lie evenly among them."""
        all_of_them = [(cast, dict(zip(self.places, chosen)))
                       for cast in self.cast for chosen in itertools.product(*self.places.values())]
        count = len(all_of_them)
        picked = range(count) if count <= most else [i * (count - 1) // (most - 1) for i in range(most)]
        for i in picked:
            yield f"{self.name}_{i + 1}", self.text(*all_of_them[i])

    def text(self, cast, places):
        text = HEAD + filled(self.objects, places) + "\n"
        for role in sorted(set(cast)):
            text += f"def {role}(me):\n" + indented(filled(self.roles[role], places) or "pass")
        made = ", ".join(f"Process(target={role}, args=({i},))" for i, role in enumerate(cast))
        return text + f"if __name__ == '__main__':\n    ps = [{made}]\n" + indented(filled(self.main, places))
