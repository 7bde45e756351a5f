# Output is complete at a normal end, and print's parameters.
import sys
print("a", "b", sep="-", end="!\n")
print()
print(*range(4), sep=", ")
sys.stdout.write("written\n")
print("to stderr", file=sys.stderr)
print("flushed", flush=True)
