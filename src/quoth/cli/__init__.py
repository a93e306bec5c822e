"""The command line: one module a verb, one line a verb in `main`."""
