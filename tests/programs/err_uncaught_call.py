# A call with too few arguments, uncaught.
class Worker:
    def run(self, a, b, *, c): pass
Worker().run(1)
