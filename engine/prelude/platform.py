# platform: what this is running on, as far as it can be said without asking it.


def system():
    return 'Linux'


def python_version():
    return '3.11.2'


def python_version_tuple():
    return '3', '11', '2'


def python_implementation():
    return 'CPython'


def machine():
    return 'x86_64'


def processor():
    return ''


def architecture(*ignored):
    return '64bit', 'ELF'


def python_compiler():
    return 'GCC'


def node():
    return 'localhost'
