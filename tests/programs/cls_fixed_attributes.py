# What may be set on a class, and what may not.
class C:
    "words"


for name in ('__mro__', '__base__', '__dict__', '__doc__', '__name__', '__qualname__', 'own'):
    try:
        setattr(C, name, 'other')
        print(name, getattr(C, name))
    except AttributeError as e:
        print(name, e)
print(C.__mro__ == (C, object), C().__doc__, C.__dict__['__doc__'])
