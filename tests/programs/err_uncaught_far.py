# An uncaught NameError that is near nothing.
xyzzy_plugh
