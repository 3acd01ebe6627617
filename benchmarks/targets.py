"""What the product has promised about speed, held against what was measured."""

from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.contenders import Contenders
from benchmarks.measure import AREAS, Results
from benchmarks.plan import SOAK_TELLS, Plan
from benchmarks.timings import p50, p95


@dataclass(frozen=True, slots=True)
class Target:
    """One promise: what is measured, how much it may be, and how much it is."""

    what: str
    at_most: float
    measured: float
    unit: str

    @property
    def is_met(self) -> bool:
        """Tell whether the promise holds; what could not be measured does not."""
        return self.measured <= self.at_most


def targets(results: Results, contenders: Contenders, plan: Plan) -> Iterator[Target]:
    """Hold every promise against the results."""
    bare, figure = contenders.bare.name, contenders.one_figure.name
    choice, floor = results.choice[AREAS].text_ms, results.choice[bare].text_ms
    times = "x the empty page as it comes"
    yield Target("changed choice, median", 1.0, p50(choice) / p50(floor), times)
    yield Target("changed choice, p95", 1.5, p95(choice) / p50(floor), times)
    many = plan.bare_readers
    crowd, slow = results.load[f"{AREAS}, {many}"], results.load[f"{bare}, {many}"]
    yield Target(f"{many} readers, server p95", 100, p95(crowd.rerun_ms), "ms")
    share = p95(crowd.rerun_ms) / p95(slow.rerun_ms)
    yield Target(f"{many} readers, server p95", 1 / 50, share, times)
    yield Target("server CPU a rerun", 20, crowd.cpu_ms_per_rerun, "ms")
    empty = mb_per_session(results, contenders.bare_our_config.name, many)
    beyond = mb_per_session(results, AREAS, many) - empty
    yield Target("memory a session beyond the empty page's", 0.2, beyond, "MB")
    if results.soak and results.soak.reruns >= SOAK_TELLS:
        growth = results.soak.growth_mb_per_1000
        yield Target("memory growth in a soak", 0.5, growth, "MB per 1000 reruns")
    one = p50(results.cold[figure].drawn_ms)
    cold = p50(results.cold[AREAS].drawn_ms) / one
    yield Target("cold load, everything drawn", 1.2, cold, "x one figure")
    yield Target("server start to first page", 5, results.start_seconds, "s")


def mb_per_session(results: Results, name: str, readers: int) -> float:
    """Return the memory that each of a crowd took, from before anybody came."""
    before = results.load[f"{name}, 1"].server_mb_before
    return (results.load[f"{name}, {readers}"].server_mb - before) / readers
