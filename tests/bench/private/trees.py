# Many small tuples, made and walked.
def make(depth):
    if depth == 0:
        return None, None
    return make(depth - 1), make(depth - 1)


def count(tree):
    left, right = tree
    return 1 if left is None else 1 + count(left) + count(right)


print(sum(count(make(14)) for _ in range(8)))
