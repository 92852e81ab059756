"""Reads the source of the project as trees and lines, for the laws that are about source. Knows no law."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAMMA = ("kernteam", "logbewijs", "config", "tools")


def bestanden(*mappen: str, soort: str = "*.py") -> list[Path]:
    """List the files of some folders (all levels), in one order."""
    gevonden = [pad for map_ in mappen for pad in sorted((ROOT / map_).rglob(soort)) if "__pycache__" not in pad.parts]
    assert gevonden, f"no source in {mappen}"
    return gevonden


def programma() -> list[Path]:
    """List the modules that run or build the application."""
    return [*bestanden(*PROGRAMMA), ROOT / "wsgi.py"]


def plek(pad: Path) -> str:
    """Name a file from the root of the project."""
    return pad.relative_to(ROOT).as_posix()


@cache
def boom(pad: Path) -> ast.Module:
    """Parse a module."""
    return ast.parse(pad.read_text(encoding="utf-8"), str(pad))


def ingevoerd(deel: ast.AST) -> Iterator[str]:
    """Yield the full name of everything imported anywhere below a node, in functions too."""
    for knoop in ast.walk(deel):
        if isinstance(knoop, ast.Import):
            yield from (naam.name for naam in knoop.names)
        elif isinstance(knoop, ast.ImportFrom):
            assert not knoop.level, "a relative import hides its floor"
            yield from (f"{knoop.module}.{naam.name}" for naam in knoop.names)


def functies(deel: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Yield every function and method below a node, nested ones too."""
    for knoop in ast.walk(deel):
        if isinstance(knoop, ast.FunctionDef | ast.AsyncFunctionDef):
            yield knoop
