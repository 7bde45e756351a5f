# string.Template and string.Formatter
import string
from string import Formatter, Template


def tried(what, f):
    try:
        print(what, repr(f()))
    except Exception as e:
        print(what, type(e).__name__, e)


T = Template("$who likes ${what}; $$5, ${n}th $Who_1.")
full = {"who": "tim", "what": "kung pao", "n": 5, "Who_1": "x"}
print(T.substitute(full), T.safe_substitute(who="a"), T.template)
print(T.substitute(full, who="kw"), Template("$a$b").substitute({"a": 1}, b=2), Template("$a").substitute(a=None))
tried("missing", lambda: Template("$x").substitute())
tried("missing", lambda: Template("$x ${y}").safe_substitute({"y": 1}))
for text in ("$", "a $", "$1", "${", "${a", "${}", "${1}", "line\n two $ x", "$-", "${a b}",
             "$é", "${a}b $_x $__", "$A$a"):
    tried(text, lambda: Template(text).substitute(a=1, A=2, _x=3, __=4))
    tried(text, lambda: Template(text).safe_substitute(a=1))
    tried(text, lambda: Template(text).get_identifiers())
    tried(text, lambda: Template(text).is_valid())
tried("two positional", lambda: T.substitute({}, {}))
print(Template("$x $y ${x} $$").get_identifiers(), T.is_valid(), Template("$").is_valid())


class Percent(Template):
    delimiter = "%"


class Words(Template):
    idpattern = "[a-z]+-[a-z]+"


class Braced(Template):
    braceidpattern = "[0-9]+"


print(Percent("%a %% $a %{a}").substitute(a=1), Template.delimiter, Template.idpattern, Template.braceidpattern)
print(Words("$a-b ${c-d}").substitute({"a-b": 1, "c-d": 2}), Braced("$a ${12}").substitute({"a": 1, "12": 2}))

f = Formatter()
print(f.format("{0} {1:>4} {name!r} {0.real} {1[0]}", 5, "ab", name="n"), f.format("{} {}", 1, 2), f.format("{{}}"))
print(f.vformat("{0} {a}", (1,), {"a": 2}), list(f.parse("a{b!r:>{w}}c{{d}}")))
tried("missing", lambda: f.format("{x}"))
tried("index", lambda: f.format("{0}"))
tried("no string", lambda: f.format())
tried("switch", lambda: f.format("{} {0}", 1))


class Default(Formatter):
    def get_value(self, key, args, kwargs):
        return kwargs.get(key, f"<{key}>") if isinstance(key, str) else super().get_value(key, args, kwargs)

    def format_field(self, value, spec):
        return "~" + super().format_field(value, spec)

    def convert_field(self, value, conversion):
        return value if conversion is None else ("converted", conversion)

    def check_unused_args(self, used, args, kwargs):
        print("used", sorted(used, key=str), args, kwargs)


print(Default().format("{a} {b:>5} {0!r} {c[0]}", 7, b=1, c="xyz", d=0))
print(string.capwords("  hello   wORLD "), string.capwords("a-b", "-"))
