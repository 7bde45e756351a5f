# multiprocessing's own exceptions.
import multiprocessing, queue

for e in (multiprocessing.TimeoutError, multiprocessing.ProcessError, multiprocessing.BufferTooShort,
          multiprocessing.AuthenticationError):
    print(e, [c.__name__ for c in e.__mro__])
print(issubclass(queue.Empty, Exception), queue.Empty.__name__, queue.Full)
