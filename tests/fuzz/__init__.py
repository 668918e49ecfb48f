"""Fuzzing: damaged and lying inputs, of which each must end in a result or in one sentence.

A `FuzzTarget` (targets.py) is a reader with a corpus of small sound files. `run_fuzz` (runner.py) mutates
them (mutators.py, seeded) and reads each in a child process (child.py), which watches processor time, memory,
what is printed and what is written. In the normal run a few hundred inputs; with INKLING_FUZZ=3000 in the
environment, `python -m pytest tests/fuzz` reads 3,000 in all, and `python -m tests.fuzz.report 3000` prints
the figures.

Another reader: a module with a `FuzzTarget` called TARGET and its dotted name in `runner.TARGETS`.
"""
