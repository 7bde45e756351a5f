# The package concurrent, which holds concurrent.futures and nothing else.
