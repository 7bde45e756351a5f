import beside_package.inner.deep as deep


def triple(x):
    return 3 * x


def deeper(x):
    return deep.add(x, 1)
