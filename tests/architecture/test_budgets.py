"""The house's budgets: sizes, complexity, names. Reasons are in docs/explanation/house.md."""

import ast
import statistics
import tokenize
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src" / "samspel"
MODULES = sorted(SOURCE.rglob("*.py"))
BANNED = {"utils", "helpers", "common", "misc", "manager", "engine", "data", "constants"}
ENGINES = ("matching", "simulation", "optimisation", "impact", "readiness")
MAX_MODULE, MAX_MEDIAN, MAX_FUNCTION = 400, 150, 40
MAX_FUNCTION_HARD, MAX_LONG_SHARE = 60, 0.02


def _name(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


def _functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def _code_lines(path: Path) -> list[int]:
    """Per source line 1 where it holds code (not blank, comment or docstring)."""
    text = path.read_text(encoding="utf-8")
    flags = [0] * (text.count("\n") + 2)
    skipped = (tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT)
    with path.open("rb") as file:
        for token in tokenize.tokenize(file.readline):
            if token.type not in (*skipped, tokenize.ENCODING, tokenize.ENDMARKER):
                for line in range(token.start[0], token.end[0] + 1):
                    flags[line] = 1
    for node in ast.walk(ast.parse(text)):
        is_text = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        if is_text and isinstance(node.value.value, str):  # type: ignore[attr-defined]
            for line in range(node.lineno, (node.end_lineno or node.lineno) + 1):  # type: ignore[attr-defined]
                flags[line] = 0
    return flags


def test_modules_are_short() -> None:
    sizes = {_name(p): len(p.read_text(encoding="utf-8").splitlines()) for p in MODULES}
    assert {n: s for n, s in sizes.items() if s > MAX_MODULE} == {}
    filled = [s for s in sizes.values() if s > 1]
    assert statistics.median(filled) <= MAX_MEDIAN


def test_functions_are_short() -> None:
    long, n_functions = {}, 0
    for path in MODULES:
        flags = _code_lines(path)
        for node in _functions(path):
            size = sum(flags[node.body[0].lineno : (node.end_lineno or node.lineno) + 1])
            n_functions += 1
            if size > MAX_FUNCTION:
                long[f"{_name(path)}:{node.name}"] = size
    assert {n: s for n, s in long.items() if s > MAX_FUNCTION_HARD} == {}
    assert len(long) <= MAX_LONG_SHARE * n_functions, long


def test_functions_take_few_positional_parameters() -> None:
    many = {}
    for path in MODULES:
        for node in _functions(path):
            if _name(path).startswith("cli/"):
                continue
            names = [a.arg for a in (*node.args.posonlyargs, *node.args.args)]
            n = len([name for name in names if name not in ("self", "cls")])
            if n > 6:
                many[f"{_name(path)}:{node.name}"] = n
    assert many == {}


def test_no_module_has_a_name_that_says_nothing() -> None:
    found = {_name(p) for p in MODULES if p.stem in BANNED}
    folders = {_name(p) for p in SOURCE.rglob("*") if p.is_dir() and p.name in BANNED - {"data"}}
    assert found | folders == set()


def _literal_subscripts(path: Path) -> int:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return sum(
        isinstance(n, ast.Subscript)
        and isinstance(n.slice, ast.Constant)
        and isinstance(n.slice.value, str)
        for n in ast.walk(tree)
    )


def test_values_are_objects_rather_than_dictionaries() -> None:
    for folder, limit in [("domain", 5), *((engine, 15) for engine in ENGINES)]:
        paths = [p for p in MODULES if _name(p).startswith(f"{folder}/")]
        n_lines = sum(len(p.read_text(encoding="utf-8").splitlines()) for p in paths)
        n_found = sum(_literal_subscripts(p) for p in paths)
        assert n_found * 1000 <= limit * n_lines, (folder, n_found, n_lines)


def test_nothing_catches_everything_but_at_the_edges() -> None:
    found = []
    for path in MODULES:
        if _name(path).startswith(("cli/", "web/")):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ExceptHandler):
                caught = ast.unparse(node.type) if node.type else ""
                if caught in ("", "Exception", "BaseException"):
                    found.append(f"{_name(path)}:{node.lineno}")
    assert found == []


def test_no_module_keeps_mutable_state() -> None:
    found = []
    for path in MODULES:
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            value = getattr(node, "value", None)
            names = [t.id for t in getattr(node, "targets", []) if isinstance(t, ast.Name)]
            is_empty = isinstance(value, ast.List | ast.Set | ast.Dict) and not (
                getattr(value, "elts", None) or getattr(value, "keys", None)
            )
            if is_empty and names != ["__all__"]:
                found.append(f"{_name(path)}:{node.lineno}")
            if any(isinstance(n, ast.Global) for n in ast.walk(node)):
                found.append(f"{_name(path)}:{node.lineno} global")
    assert found == []
