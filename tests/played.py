"""What is played at the meeting that ends each vignette, and how, for tests that play it.

Everything is made up, as the vignettes are, and on days of its own.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from sqlalchemy import Engine

from htl_dash.domain.decision import Decision, Verdict
from htl_dash.domain.municipality import Municipality
from htl_dash.domain.record import RecordKind, Signature
from htl_dash.domain.volume import Measure
from htl_dash.services.decisions import Proposal, take_decision
from htl_dash.services.expectation import read_expectation
from htl_dash.services.measured import of_work
from htl_dash.services.methods import method_versions
from htl_dash.services.opening import store_version
from htl_dash.services.problems import all_problems
from htl_dash.services.register import NOT_YET, Entry, save
from htl_dash.services.work import work_version
from htl_dash.viewmodels.decision_document import Grounds, Versions, frozen_decision
from htl_dash.viewmodels.expectation_view import measure_title
from htl_dash.viewmodels.frozen import freeze

LIFTED, MEETS, DUE = date(2026, 11, 20), date(2026, 11, 25), date(2027, 6, 21)
NORTH, SOUTH = "00000001", "00000002"


@dataclass(frozen=True, slots=True)
class Play:
    """The meeting of a vignette: what is lifted, weighed, decided and expected.

    Attributes:
        code: The vignette.
        who: The function that lifts and signs.
        unit_code: The school that lifts.
        title: The problem, in a line.
        description: The problem.
        dimension: The goal that it touches.
        against: Two initiatives that it is weighed against; the first one's hours are
            what is expected to change.
        decided: What is decided.
        expected: Direction, least and most hours.
        came: Hours in the spring after; None where nobody has registered them.
        verdict: How that stands to what was expected.
        note: What the group says of it.
    """

    code: str
    who: str
    unit_code: str
    title: str
    description: str
    dimension: str
    against: tuple[str, str]
    decided: str
    expected: tuple[str, str, str]
    came: str | None
    verdict: Verdict
    note: str

    @property
    def measure(self) -> tuple[Measure, str, str]:
        """What is expected to change: hours of an initiative at the school."""
        return Measure.HOURS, self.unit_code, self.against[0]


PLAYS = (
    Play(
        code="registrera-en-termin",
        who="coordinator",
        unit_code=NORTH,
        title="Ingen plats att ses på när cirklarna är slut",
        description="Vårdnadshavare vill fortsätta ses men har ingen lokal på kvällen.",
        dimension="health",
        against=("training_parent_circles", "training_open_hall"),
        decided="Cirklarna får skolans matsal två kvällar i månaden.",
        expected=("up", "80", "100"),
        came="90",
        verdict=Verdict.INSIDE,
        note="Matsalen räckte. Vi fortsätter ett läsår till.",
    ),
    Play(
        code="skolans-omraden",
        who="head_teacher",
        unit_code=NORTH,
        title="Ojämna villkor i Granbacken",
        description="Talen visar svagare ekonomi i området. Utbudet på fritiden är dyrt.",
        dimension="learning",
        against=("training_morning_movement", "training_open_hall"),
        decided="Rörelsen varje morgon fortsätter, och hallen hålls gratis.",
        expected=("unchanged", "110", "140"),
        came=None,
        verdict=Verdict.NOT_MEASURED,
        note="Vårens timmar är inte registrerade. Vi ser på det igen i höst.",
    ),
    Play(
        code="andel-eller-behov",
        who="strategist",
        unit_code=SOUTH,
        title="Behovet i hemmen växer",
        description="Andelen minskar men det åtgärdande arbetet i hemmen blir större.",
        dimension="health",
        against=("training_family_guide", "training_safe_way"),
        decided="Familjevägledaren får mer tid från januari.",
        expected=("up", "110", "150"),
        came="100",
        verdict=Verdict.OUTSIDE,
        note="Tiden blev mindre än vi trodde. Tjänsten var vakant i början.",
    ),
    Play(
        code="lyft-ett-problem",
        who="outreach_worker",
        unit_code=SOUTH,
        title="Oroliga kvällar vid torget",
        description="Det är bråk på kvällarna. Vi har varit ute men räcker inte till.",
        dimension="safety",
        against=("training_safe_way", "training_homework_library"),
        decided="Fler vuxna går den trygga vägen förbi torget på kvällarna.",
        expected=("up", "160", "200"),
        came="180",
        verdict=Verdict.INSIDE,
        note="Det är lugnare. Vi fortsätter över sommaren.",
    ),
    Play(
        code="lamna-in-terminen",
        who="coordinator",
        unit_code=SOUTH,
        title="Vägledarens tid räcker inte",
        description="Familjer väntar länge på ett första samtal med familjevägledaren.",
        dimension="safety",
        against=("training_family_guide", "training_homework_library"),
        decided="Vägledaren börjar med gruppträffar i stället för enskilda samtal.",
        expected=("up", "95", "120"),
        came="100",
        verdict=Verdict.INSIDE,
        note="Grupperna gav tid för fler. Vi behåller dem.",
    ),
)


def on(day: date, who: str) -> Signature:
    return Signature(who, datetime.combine(day, time(14, 30, tzinfo=UTC)))


def lift(engine: Engine, home: Municipality, play: Play) -> int:
    keys = {"unit_code": play.unit_code, "lifted_on": LIFTED}
    told = {
        "title": play.title,
        "description": play.description,
        "dimensions": play.dimension,
        "raised_by": play.who,
        "status": "lifted",
    }
    entry = Entry(RecordKind.PROBLEM, keys, NOT_YET, told)
    return save(engine, home, entry, on(LIFTED, play.who)).id


def versions(engine: Engine) -> Versions:
    return Versions(store_version(engine), work_version(engine), method_versions())


def decide(
    engine: Engine, home: Municipality, play: Play, problem: int, meeting: int
) -> Decision:
    """Take the decision, frozen as the page freezes it."""
    measured = of_work(engine, *play.measure)
    direction, lower, upper = play.expected
    typed = {
        "direction": direction,
        "lower": lower,
        "upper": upper,
        "confidence": "80",
        "due": DUE.isoformat(),
        "stop_rule": "Om ingen kommer.",
    }
    title = measure_title(home, measured)
    proposal = Proposal(
        title=play.title,
        decided=play.decided,
        reasons="Vi vägde det mot två insatser.",
        rejected="",
        functions=(play.who, "strategist"),
        problems=(problem,),
        meeting_id=meeting,
        expectation=read_expectation(typed, measured, title, MEETS),
    )
    own = tuple(one for one in all_problems(engine) if one.id == problem)
    grounds = Grounds(home, "Mötet", own, (), (), versions(engine), play.who, MEETS)
    content = freeze(frozen_decision(proposal, grounds))
    return take_decision(engine, home, proposal, content, on(MEETS, play.who), MEETS)
