# An uncaught NameError: a builtin was meant.
primt("hello")
