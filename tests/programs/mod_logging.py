# logging: levels, handlers, formats, the last resort.
import logging, sys
logging.warning("root %s", 5)
logging.info("not shown")
log = logging.getLogger("a.b")
log.warning("child")
log.setLevel(logging.DEBUG)
h = logging.StreamHandler(sys.stdout)
h.setFormatter(logging.Formatter(
    "%(levelname)-8s|%(name)s|%(processName)s|%(threadName)s|%(funcName)s:%(lineno)d|%(filename)s|%(module)s| "
    "%(message)s"))
log.addHandler(h)
log.propagate = False
def work():
    log.debug("in %s and %d", "work", 3)
    try: 1/0
    except ZeroDivisionError: log.exception("failed")
work()
log.info({"a": 1}); log.error("%(x)s", {"x": 9}); log.log(25, "odd"); log.critical("c", extra={"who": 1})
print(log, log.isEnabledFor(5), logging.getLogger(), log.parent, logging.getLogger("a").name, log.parent,
      logging.getLevelName(20), logging.getLevelName("ERROR"))
print(logging.getLogger("a.b") is log, log.handlers, log.hasHandlers())
class F(logging.Filter):
    def filter(self, r): return "skip" not in r.getMessage()
log.addFilter(F()); log.info("skip me"); log.info("keep me")
logging.disable(logging.INFO); log.info("no"); log.warning("yes"); logging.disable(logging.NOTSET)
try: log.setLevel("LOUD")
except ValueError as e: print(e)
logging.basicConfig(level=logging.DEBUG, format="{levelname} {message}", style="{", force=True, stream=sys.stdout)
logging.debug("styled")
a = logging.LoggerAdapter(logging.getLogger("ad"), {"k": 1}); a.info("adapted")
