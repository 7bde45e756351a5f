# Is imported by beside_star_names.py: __all__ may be a tuple, and what it names must be there.
__all__ = ('shown', '_hidden')
shown, _hidden, other = 1, 2, 3
