# Exceptions that are raised and caught, and with.
class Guard:
    def __enter__(self):
        return self

    def __exit__(self, *error):
        return error[0] is KeyError


caught = 0
for i in range(150000):
    try:
        if i % 2:
            raise ValueError(i)
    except ValueError as e:
        caught += e.args[0] & 1
    with Guard():
        if i % 3 == 0:
            raise KeyError(i)
print(caught)
