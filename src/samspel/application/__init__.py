"""Use cases: each is one readable function over domain values and engines."""
