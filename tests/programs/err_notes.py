# add_note, exceptions with attributes, args and no text.
e = ValueError("text")
e.add_note("a note")
e.add_note("another")
print(e.__notes__)
try:
    raise e
except ValueError as caught:
    print(caught is e, caught.__traceback__ is not None)
    caught.code = 7
    print(caught.code, caught.__dict__ != {})
raise e
