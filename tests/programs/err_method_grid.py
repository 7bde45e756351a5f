# Methods of multiprocessing's things that are called wrongly: with too much, with too little, with a name twice or one
# that there is not.
from multiprocessing import Barrier, Condition, Event, JoinableQueue, Pipe, Process, Queue, SimpleQueue

THINGS = [("queue", Queue(), ["put", "get", "put_nowait", "get_nowait", "qsize", "empty", "full", "close",
                              "join_thread", "cancel_join_thread"]),
          ("joinable", JoinableQueue(), ["task_done", "join", "put"]),
          ("simple", SimpleQueue(), ["put", "get", "empty", "close"]),
          ("process", Process(), ["start", "join", "is_alive", "terminate", "kill", "close", "run"]),
          ("event", Event(), ["set", "clear", "is_set", "wait"]),
          ("condition", Condition(), ["wait", "wait_for", "notify", "notify_all"]),
          ("barrier", Barrier(2), ["wait", "abort", "reset"]),
          ("connection", Pipe()[0], ["send", "recv", "poll", "close", "fileno", "send_bytes", "recv_bytes"])]
CALLS = [((1, 2, 3, 4, 5), {}), ((), {"nothing": 1}), ((1,), {"nothing": 1}), ((1, 2, 3, 4), {"timeout": 1}),
         ((1, 2, 3, 4), {"obj": 1}), ((1, 2), {"obj": 1, "nothing": 2}), ((1, 2, 3), {"block": True}),
         ((), {"n": 1, "m": 2})]


def tried(f, args, kw):
    try:
        return f(*args, **kw)
    except TypeError as e:
        return e


if __name__ == "__main__":
    for name, thing, methods in THINGS:
        for method in methods:
            for args, kw in CALLS:
                print(name, method, args, kw, tried(getattr(thing, method), args, kw))
