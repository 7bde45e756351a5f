# multiprocessing.context: where CPython keeps what multiprocessing shows.
from multiprocessing import (AuthenticationError, BaseContext, BufferTooShort, DefaultContext, ForkContext, ForkProcess, Process,
                             ProcessError, TimeoutError, _default_context)
