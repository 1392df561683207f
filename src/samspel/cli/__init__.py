"""The command line: parse, call one use case, print. No logic, and light at start."""
