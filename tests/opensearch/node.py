"""A throw-away node of OpenSearch, made of what its makers publish in Maven's repository."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HERE = Path(__file__).resolve().parent

#: Why there is no node where there is none.
MISSING = "java and mvn are not installed; on Debian: apt-get install default-jre-headless maven"

#: Seconds in which a node must answer; it takes five where nothing else runs.
_SECONDS = 120
_ADDRESS = re.compile("^http://[0-9.]+:[0-9]+$", re.MULTILINE)
#: Little memory, and no time spent on making code quick that runs for a minute.
_JAVA = ("java", "-Xmx512m", "-XX:TieredStopAtLevel=1")


class NodeError(RuntimeError):
    """The node could not be made or did not start; the message ends with Java's own."""


def is_possible() -> bool:
    """Whether this machine has what makes and runs a node."""
    return all(map(shutil.which, ("java", "mvn")))


@contextmanager
def running_node() -> Iterator[str]:
    """The address of a node that knows nothing yet; it and its files are gone afterwards.

    Raises NodeError when Maven cannot get its parts or it does not answer in time.
    """
    with tempfile.TemporaryDirectory(prefix="kawaraban-opensearch-") as name:
        folder = Path(name)
        log = folder / "node.log"
        command = [*_JAVA, "-cp", _class_path(folder), str(HERE / "Node.java"), name]
        with log.open("wb") as output:
            # It ends when this end of its standard input is closed.
            server = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=output, stderr=subprocess.STDOUT
            )
        try:
            yield _address_when_it_answers(server, log)
        finally:
            _stop(server)


def _class_path(folder: Path) -> str:
    """Let Maven get the parts, as far as it has not got them already; it keeps them itself."""
    listed = folder / "class-path"
    command = ["mvn", "--quiet", "--batch-mode", "--file", str(HERE / "pom.xml")]
    command += ["dependency:build-classpath", f"-Dmdep.outputFile={listed}"]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise NodeError(f"Maven cannot get what a node is made of: {done.stdout[-2_000:]}")
    return listed.read_text()


def _address_when_it_answers(server: subprocess.Popen[bytes], log: Path) -> str:
    end = time.monotonic() + _SECONDS
    while time.monotonic() < end and server.poll() is None:
        found = _ADDRESS.search(log.read_text(errors="replace"))
        if found:
            return found[0]
        time.sleep(0.1)
    raise NodeError(f"OpenSearch did not start: {log.read_text(errors='replace')[-2_000:]}")


def _stop(server: subprocess.Popen[bytes]) -> None:
    try:
        server.communicate(timeout=30)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()
