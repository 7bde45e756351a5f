# A chained traceback.
class Broken(Exception):
    pass

try:
    {}["missing"]
except KeyError as e:
    raise Broken("while looking") from e
