# The line of an expression over several lines.
def f(a, b, c):
    return a + b * c
value = f(
    1,
    2,
    3,
)
print(value)
result = (
    f(1, 2, 3)
    + f(4,
        None,
        5)
)
