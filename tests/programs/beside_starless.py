# Is imported by beside_star_names.py: it promises a name that it has not.
__all__ = ['missing']
