"""From a plan to a directory: shells, keys, diff, manifest, atomic writes.

Decisions are pure (`diff`, `shells`, `search`); `run` is the only module that acts. Knows nothing
of intake, nor of MkDocs: whoever calls `run.build` passes a function that renders the shells.
"""
