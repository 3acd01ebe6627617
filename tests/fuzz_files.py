"""Run as a program: damage files for a while, and see that nothing but refusals come.

`python tests/fuzz_files.py --minutes 10 [--seed TEXT] [--keep FOLDER]`. Every case is
made of the seed and its number, so that it can be made again. Whole files, the project's
own and the samples where they are, are damaged and given to everything that reads files
and answers. Only declared errors may come out, and their words must be there; nothing may
take 10 seconds of the processor or 500 MB; a look at a file stores nothing. What breaks
that is kept in the folder, and the exit code is 1.
"""

import argparse
import io
import json
import os
import selectors
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Any

TESTS = Path(__file__).parent
MOST_SECONDS, MOST_MB, SILENCE = 10, 500, 60
KEPT_OF_EACH = 3
_TOLD_EACH = 30
TABLES = ("excel", "jsonstat", "px", "scb_pxweb_v1", "scb_pxweb_v2", "skolverket_siris")
"""The folders of samples with tables in them."""
_CLEAR_PEAK = "5"


class TooSlowError(BaseException):
    """A case has had its time. No reader may take it for a fault of the file."""


@dataclass(frozen=True)
class Whole:
    """A file that nothing is wrong with, and what else than the importer reads such."""

    name: str
    content: bytes
    read: Callable[[bytes], object] = lambda content: None


def wholes() -> list[Whole]:
    """Return the project's own files, and the samples where they are."""
    from made_data_files import siris
    from made_sources import ELIGIBLE, PEOPLE, POOR
    from made_tables import siris as other_siris
    from made_tables import workbook
    from samples import SAMPLES

    places = {"Region": ["2081", "2081R001", "2081R002_RegSO2025"]}
    measure = {"ContentsCode": ["000008AC"], "Alder": ["0-19"]}
    poor = bytes_of(POOR, places | measure | {"Tid": ["2022", "2024"]})
    people = bytes_of(PEOPLE, places | {"Tid": ["2024"]})
    eligible = bytes_of(ELIGIBLE, {"Region": ["2081R001"], "Tid": ["2023"]})
    rows = [
        ["Statistik från Försäkringskassan", None, None, None],
        [],
        ["Kommunkod", "Kommun", "År", "Andel (%) unga 16-24 år som inte studerar"],
        ["2081", "Borlänge", 2023, 7.5],
        ["2080", "Falun", 2023, ".."],
        ["2081", "Borlänge", 2024, 7.1],
    ]
    found = [
        Whole("siris.csv", siris("Gylle skola 7-9;11406792;127;53,5;75,6;211,9")),
        Whole("139.csv", other_siris("A;1;Borlänge;2081;K;H;2;~100;..;75,6;211,9")),
        Whole("f.xlsx", workbook({"Blad1": rows, "Dold": [["x"]]}, hidden=["Dold"])),
        Whole("f.xls", old_workbook(rows)),
        Whole("poor.json", poor, scb("scb_low_economic_standard_0_19", poor)),
        Whole("people.json", people, scb("scb_population", people)),
        *(Whole(*one) for one in in_other_formats(poor, people, eligible)),
        Whole("kolada.json", kolada_page(), kolada),
    ]
    folders = (SAMPLES / one for one in TABLES if (SAMPLES / one).is_dir())
    files = (one for folder in folders for one in sorted(folder.iterdir()))
    return found + [Whole(one.name, one.read_bytes()) for one in files]


def bytes_of(made: Any, chosen: dict[str, list[str]]) -> bytes:
    """Return a made-up table in JSON-stat, with some values of some variables."""
    every = {name: [*values] for name, values in made.variables.items()}
    return json.dumps(made.stat(every | chosen), ensure_ascii=False).encode()


def in_other_formats(*several: bytes) -> Iterator[tuple[str, bytes]]:
    """Give tables as PX files and as PxWeb 1 writes them."""
    from made_cubes import px, pxweb

    from htl_dash.sources.json_stat import read_json_stat

    for at, content in enumerate(several):
        cube = read_json_stat(content)
        # There is one period or one measure, so the cells lie alike in both orders.
        last = sorted(cube.dimensions, key=lambda one: one.role == "metric")
        yield f"{at}.json", pxweb(replace(cube, dimensions=tuple(last)))
        yield f"{at}.px", px(cube)
        yield f"{at} keys.px", px(cube, keys="CODES")


def old_workbook(rows: list[list[object]]) -> bytes:
    """Return a workbook in the form before 2007."""
    import xlwt

    book, out = xlwt.Workbook(), io.BytesIO()
    sheet = book.add_sheet("Blad1")
    for r, row in enumerate(rows):
        for c, value in enumerate(row):
            sheet.write(r, c, value)
    book.save(out)
    return out.getvalue()


def scb(dataset: str, whole: bytes) -> Callable[[bytes], object]:
    """Return what reads an answer to the question that `whole` answers."""
    from htl_dash.catalogue.datasets import fetch_datasets
    from htl_dash.domain.received import Received
    from htl_dash.sources.cube import ReadError
    from htl_dash.sources.json_stat import read_json_stat
    from htl_dash.sources.pxweb_answer import Question, read_all
    from htl_dash.sources.pxweb_selection import Choice

    one = replace(fetch_datasets()[dataset], choose=())
    chosen = tuple(
        Choice(each.code, tuple(c.code for c in each.categories))
        for each in read_json_stat(whole).dimensions
    )
    question = Question(2, one.table, chosen, tells_versions=True)

    def read(content: bytes) -> object:
        try:
            answer = Received("https://x.se/", content, "2026-11-25T12:00:00+00:00")
            return [*read_all(one, [(question, answer)], ()).figures]
        except ReadError as error:
            return words(error)

    return read


def kolada_page() -> bytes:
    """Return one page of Kolada's answer."""
    values = [
        {
            "kpi": "N15428",
            "municipality": place,
            "period": year,
            "values": [
                {"gender": g, "count": 1, "status": "", "value": v, "isdeleted": False}
                for g, v in (("T", 80.5), ("K", 82), ("M", None))
            ],
        }
        for place in ("2081", "2080", "0020")
        for year in (2023, 2024)
    ]
    page = {"values": values, "next_url": None, "previous_url": None, "count": 6}
    return json.dumps(page).encode()


def kolada(content: bytes) -> object:
    """Read a page as Kolada's answer to what is asked for."""
    from htl_dash.catalogue.datasets import fetch_datasets
    from htl_dash.domain.received import Received
    from htl_dash.sources.kolada_rows import Rows
    from htl_dash.sources.source import SourceError

    path = "data/kpi/N15428/municipality/2081,2080,0020"
    page = Received("https://x.se/", content, "2026-11-25T12:00:00+00:00")
    rows = Rows(fetch_datasets()["kolada_school"], {})
    try:
        rows.take(path, [page])
        return rows.notes()
    except SourceError as error:
        return words(error)


def words(error: Any) -> str:
    """Return what people are told; an error whose words are not there is a fault."""
    from htl_dash.text import t

    return t(error.text_key, **error.facts)


@contextmanager
def timed(said: dict[str, object]) -> Iterator[None]:
    """Stop what takes too much of the processor, and note what was taken.

    RuntimeError where it takes too much memory.
    """

    def end(*_: object) -> None:
        raise TooSlowError

    peak = Path("/proc/self/clear_refs")
    peak.write_text(_CLEAR_PEAK)
    signal.signal(signal.SIGPROF, end)
    signal.setitimer(signal.ITIMER_PROF, MOST_SECONDS)
    begun = time.process_time()
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        said["seconds"] = time.process_time() - begun
    status = Path("/proc/self/status").read_text()
    kilobytes = next(o for o in status.splitlines() if o.startswith("VmHWM")).split()[1]
    said["mb"] = int(kilobytes) // 1024
    if said["mb"] > MOST_MB:
        raise RuntimeError(f"{said['mb']} MB")


class Importer:
    """Everything that is done with a file that somebody drops."""

    def __init__(self, folder: Path) -> None:
        """Fill two stores: one to look beside, and one that files are taken into."""
        from htl_dash.catalogue.municipalities import municipality
        from htl_dash.services.initialise import initialise
        from htl_dash.services.opening import open_store

        self._home = municipality("2081")
        self._engines = []
        for name in ("seen.db", "taken.db"):
            url = f"sqlite:///{folder / name}"
            initialise(url)
            self._engines.append(open_store(url))
        self._before = self.stored()

    def stored(self) -> list[int]:
        """Return how many rows there are in every table of the store that is looked in."""
        from sqlalchemy import func, select

        from htl_dash.store.schema import metadata

        with self._engines[0].connect() as connection:
            return [
                connection.execute(select(func.count()).select_from(one)).scalar_one()
                for one in metadata.sorted_tables
            ]

    def look(self, name: str, content: bytes) -> str:
        """Look at a file and say in words what would become of it."""
        from htl_dash.services.import_data import FileError, preview
        from htl_dash.viewmodels import import_data_view as view
        from htl_dash.viewmodels.import_left_view import left_lines, unread_lines

        try:
            found = preview(self._engines[0], self._home, name, content)
        except FileError as error:
            return words(error) and error.text_key
        view.columns_table(found)
        view.measures_table(found)
        view.effect_lines(found.prepared.effect)
        left_lines(found.prepared)
        unread_lines(found.file)
        view.problems_table(found.prepared.problems)
        view.changes_table(found.prepared, self._home)
        return "problems" if found.prepared.problems else "sound"

    def take(self, name: str, content: bytes) -> None:
        """Take a file in."""
        from htl_dash.services.import_data import FileError, import_data

        try:
            import_data(self._engines[1], self._home, name, content)
        except FileError as error:
            words(error)

    def require_nothing_stored(self) -> None:
        """Raise RuntimeError where a look at a file has stored something."""
        if self.stored() != self._before:
            raise RuntimeError("something was stored")


def work(seed: str, number: int, folder: Path) -> None:
    """Try one case after another, and say on a line of its own how it went."""
    from mutations import mutated

    importer, every = Importer(folder), wholes()
    for one in every:
        print(
            json.dumps({"whole": one.name, "was": importer.look(one.name, one.content)})
        )
        one.read(one.content)
    while True:
        chance = Random(f"{seed} {number}")
        one = chance.choice(every)
        content = mutated(one.content, chance)
        (folder / "now").write_bytes(content)
        given = chance.choice(
            (one.name, one.name, "f\udce5\u202er;\x00.csv", "a" * 300)
        )
        said: dict[str, object] = {"number": number, "name": one.name}
        try:
            with timed(said):
                said["was"] = importer.look(given, content)
                one.read(content)
                if number % 5 == 0:
                    importer.take(given, content)
            if number % 25 == 0:
                importer.require_nothing_stored()
        except (Exception, TooSlowError) as error:  # noqa: BLE001
            said["was"] = "fault"
            said["fault"] = signature(error)
            said["trace"] = traceback.format_exc()
        print(json.dumps(said), flush=True)
        number += 1


def signature(error: BaseException) -> str:
    """Return what makes two faults the same: the kind, and where in our code it came."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [one for one in frames if "htl_dash" in one.filename] or frames
    where = f"{Path(ours[-1].filename).name}:{ours[-1].lineno}"
    return f"{type(error).__name__} {where}"


class Run:
    """The parent's part: start workers, listen, and keep what they stumble on."""

    def __init__(self, seed: str, keep: Path) -> None:
        """Nothing has been tried yet."""
        self.outcomes: Counter[str] = Counter()
        self.faults: Counter[str] = Counter()
        self.most = {"seconds": 0.0, "mb": 0}
        self._seed, self._keep = seed, keep

    def until(self, end: float) -> None:
        """Try cases until a time; a worker that dies or hangs is a fault too."""
        number = 0
        while time.monotonic() < end:
            with tempfile.TemporaryDirectory() as name:
                number = self._one_worker(number, Path(name), end) + 1

    def _one_worker(self, number: int, folder: Path, end: float) -> int:
        command = [sys.executable, __file__, "--worker", self._seed, str(number)]
        command.append(str(folder))
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as worker:
            assert worker.stdout is not None
            waiting = selectors.DefaultSelector()
            waiting.register(worker.stdout, selectors.EVENT_READ)
            while time.monotonic() < end and waiting.select(SILENCE):
                line = worker.stdout.readline()
                if not line:
                    break
                number = self._heard(json.loads(line), number, folder)
            is_over = time.monotonic() >= end
            worker.kill()
        if not is_over:
            self._fault(
                f"the reader died or hung: {worker.wait()}", number + 1, folder, ""
            )
            return number + 1
        return number

    def _heard(self, said: dict[str, Any], number: int, folder: Path) -> int:
        if "whole" in said:
            print(f"{said['whole']}: {said['was']}")
            return number
        self.outcomes[said["was"]] += 1
        for name in self.most:
            self.most[name] = max(self.most[name], said.get(name, 0))
        if "fault" in said:
            again = self._content(said["number"], folder)
            self._fault(said["fault"], said["number"], folder, said["trace"], again)
        return int(said["number"])

    def _content(self, number: int, folder: Path) -> bytes:
        """Make a case again: the worker is already at another."""
        from mutations import mutated

        chance = Random(f"{self._seed} {number}")
        return mutated(chance.choice(wholes()).content, chance)

    def _fault(
        self, fault: str, number: int, folder: Path, trace: str, content: bytes = b""
    ) -> None:
        self.faults[fault] += 1
        if self.faults[fault] > KEPT_OF_EACH:
            return
        plain = "".join(c if c.isalnum() else "_" for c in fault)
        now = folder / "now"
        kept = content or (now.read_bytes() if now.exists() else b"")
        (self._keep / f"{plain}-{number}").write_bytes(kept)
        print(f"FAULT {fault}, case {number}\n{trace}", flush=True)


def main() -> int:
    """Run until the time is up; return 1 where anything was found."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--minutes", type=float, default=10)
    options.add_argument("--seed", default="1")
    options.add_argument("--keep", type=Path)
    chosen = options.parse_args()
    keep = chosen.keep or Path(tempfile.mkdtemp(prefix="fuzz_"))
    keep.mkdir(parents=True, exist_ok=True)
    run = Run(chosen.seed, keep)
    run.until(time.monotonic() + 60 * chosen.minutes)
    print(f"{run.outcomes.total()} cases, seed {chosen.seed}; what was kept: {keep}")
    print("at most {seconds:.2f} s and {mb} MB".format(**run.most))
    for outcome, count in run.outcomes.most_common(_TOLD_EACH):
        print(f"{count:7} {outcome}")
    for fault, count in run.faults.most_common():
        print(f"{count:7} FAULT {fault}")
    return 1 if run.faults else 0


if __name__ == "__main__":
    sys.path.insert(0, str(TESTS))
    os.environ.pop("HTL_CATALOGUE", None)
    if sys.argv[1:2] == ["--worker"]:
        work(sys.argv[2], int(sys.argv[3]), Path(sys.argv[4]))
    raise SystemExit(main())
