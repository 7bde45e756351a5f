"""What is mutated, which tests should see it, and what is known of single faults. See run."""
from dataclasses import dataclass


@dataclass(frozen=True)
class Area:
    name: str
    files: tuple          # globs, from the root of the tree
    tests: tuple          # in this order: a unit test's name, or a script of tests/ with its words
    heads: str = ""       # only functions whose first line has this in it (a regular expression)
    passes_over: str = ""  # not functions of these names


@dataclass(frozen=True)
class Named:
    name: str
    files: str            # a glob
    before: str           # must stand there exactly once
    after: str
    tests: tuple


# Functions that only make text, or only wait a little: what they do wrong is another kind of fault.
TEXT_ONLY = r"say|said|sentence|text|describe|print|shown|label|_word|relax|nap"

FAMILIES = ("engine/world/lock.c", "engine/world/cells.c", "engine/world/condition.c", "engine/world/event.c",
            "engine/world/queue.c", "engine/world/pipe.c", "engine/world/many.c", "engine/world/process.c",
            "engine/world/sleep.c")
VERBS = ("world", "pipe", "world_live", "explore", "explain", "deaths", "judge prim pipe_ mp_lock mp_queue",
         "explore/explore_answers found")

AREAS = [
    Area("guards", FAMILIES, VERBS, heads=r"^(static )?bool "),
    Area("effects", FAMILIES, VERBS, heads=r"^(?!(static )?bool )"),
    Area("footprints", ("engine/world/footprint.c", "engine/world/traits.c"),
         ("world", "explore", "search_programs", "explore/explore_answers found")),
    Area("redo", ("engine/world/redo.c",), ("world", "world_live", "kill"), passes_over="redo_turn"),
    Area("undo", ("engine/lab/gate.c",), ("gate", "gate_order", "lab", "cli/replay_cli"), passes_over="move_on|gate_due"),
    Area("search", ("engine/explore/search*.c", "engine/explore/clocks.c"),
         ("search", "explain", "explore", "search_programs", "explore/explore_cli")),
    Area("spin", ("engine/explore/spin.c",), ("explore", "explore/explore_polls", "search_programs")),
    Area("races", ("engine/explore/races.c", "engine/explore/held.c"),
         ("explain", "explore", "explore/explore_answers races wrong lock", "explore/explore_cli")),
    Area("outcome", ("engine/explore/outcome.c", "engine/explore/orphans.c"),
         ("explain", "explore", "search_programs", "explore/explore_answers", "explore/explore_cli")),
    Area("stuck", ("engine/world/stuck.c",),
         ("world", "world_live", "explore", "gate", "lab", "cli/run_cli", "explore/explore_answers why")),
    Area("schedule", ("engine/hosts/schedule.c", "engine/hosts/whole_file.c"),
         ("schedule", "whole_file", "gate_order", "cli/replay_cli")),
    Area("replay", ("engine/lab/replay*.c",), ("lab", "gate_order", "cli/replay_cli", "explore/explore_cli")),
    Area("pickle", ("engine/lang/pickle/*.c",), ("pickle", "judge pickle cls ask_get ask_enum ask_data mp_pickle spawn")),
    Area("format", ("engine/lang/types/format*.c",), ("text", "judge fmt text num lang_str lang_f")),
    Area("calls", ("engine/lang/machine/call.c", "engine/lang/machine/misfit.c"),
         ("compiler", "containers", "judge lang_ cls err")),
    Area("goals", ("tui/course/goal.c", "tui/course/claims.c", "tui/course/progress.c"), ("lesson", "progress")),
    Area("layout", ("tui/panels/layout.c", "tui/panels/view.c"),
         ("screen", "screen_steps", "screen_words", "screen_boards", "screen_explore")),
    Area("history", ("tui/panels/history.c", "tui/panels/stepping.c", "tui/panels/timeline.c"),
         ("screen", "screen_steps", "screen_words")),
]

NAMED = []

EQUIVALENT = []   # (file, the line, what it becomes, why nobody can see it)
