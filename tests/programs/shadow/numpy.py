def array(x):
    return ["array", x]
