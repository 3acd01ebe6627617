"""No row is about one child, and every column is known for what it is about."""

import re
from enum import StrEnum

import pytest
from alembic import command
from alembic.config import Config
from older_store import go_back
from sqlalchemy import Connection, inspect, select, text
from store_rows import take_in

from htl_dash.domain.errors import StoreError
from htl_dash.domain.flow import FlowCount
from htl_dash.domain.record import FIELDS, FieldKind, RecordKind
from htl_dash.store.database import upgrade, writing
from htl_dash.store.engine import engine_for, parse
from htl_dash.store.nature import require
from htl_dash.store.registers import current_snapshots
from htl_dash.store.schema import metadata
from htl_dash.store.work_tables import RECORDS


class About(StrEnum):
    """What a column may be about. There is nothing here for a person."""

    FIGURE = "a figure about an area, a school or a municipality"
    PLACE = "an area or a school in a public register"
    SOURCE = "a dataset and where it comes from"
    RELEASE = "a release of figures"
    SCHOOL = "a school"
    TERM = "a term"
    DAY = "a day on which something was lifted"
    INITIATIVE = "an initiative of a school"
    WORK = "a term of an initiative: hours, money, reach as one number"
    FLOW = "one number for a whole school and term"
    PROBLEM = "a problem area of a school"
    HISTORY = "who wrote, as a function, and when"
    DRAFT = "what is being written in a form"
    DECISION = "a decision: what, why, what was shown, and what was expected of it"
    OUTCOME = "what came of a decision, as a figure and in words"
    STORE = "the store itself"
    STEP = "a step of a problem through the chain, and its words"
    MEETING = "a meeting of a forum, and what the store held when it began"
    MINUTES = "the minutes of a closed meeting, as they stood"
    ITEM = "an item on a meeting's agenda, and how it ended"
    JUDGED = "how an alternative does on a criterion, as a function judges it"
    POLL = "a round of weights in a meeting"
    BALLOT = "the weights of an adult in a function, under a token that goes"
    CHOSEN = "how many of a school's children chose something in a term"
    NUMBER = "which row it is, and how many times it has been written"


KNOWN = {
    "snapshot": {
        About.NUMBER: "id sequence",
        About.SOURCE: "dataset title publisher source_table url period retrieved "
        "licence protection derived cautions rows sha256 loaded_at arrival",
    },
    "observation": {
        About.FIGURE: "indicator geography ref_area time_period sex category "
        "obs_value numerator denominator obs_status conf_status symbol",
        About.SOURCE: "snapshot_id received_id source_cell",
    },
    "area": {
        About.PLACE: "geography code name parent_code area_km2",
        About.SOURCE: "snapshot_id",
    },
    "school": {
        About.PLACE: "unit_code name municipality provider latitude longitude "
        "regso deso",
        About.SOURCE: "snapshot_id",
    },
    "content": {About.SOURCE: "sha256 size body"},
    "received": {
        About.NUMBER: "id",
        About.SOURCE: "sha256 origin request media_type encoding redacted received_at",
    },
    "fetch_run": {
        About.NUMBER: "id",
        About.SOURCE: "asked state started_at ended_at report",
    },
    "fetch_part": {
        About.NUMBER: "id run_id received_id page",
        About.SOURCE: "dataset part",
    },
    "request_log": {
        About.NUMBER: "id run_id",
        About.SOURCE: "at method url attempt status milliseconds size fault",
    },
    "import_choice": {
        About.NUMBER: "id",
        About.SOURCE: "signature choices",
        About.HISTORY: "who at",
    },
    "own_indicator": {
        About.NUMBER: "id revision",
        About.SOURCE: "code definition",
        About.HISTORY: "who at",
    },
    "reading": {About.NUMBER: "id", About.SOURCE: "fingerprint read_at"},
    "release": {
        About.NUMBER: "id sequence vintage",
        About.RELEASE: "series protection released_at waiting content",
    },
    "initiative": {
        About.NUMBER: "id revision",
        About.SCHOOL: "unit_code",
        About.INITIATIVE: "code kind title dimensions need activities "
        "expected_outcome indicators target_group status responsible actors "
        "approach approach_reason level level_reason setting setting_reason "
        "plan lessons",
        About.TERM: "first_term last_term",
    },
    "volume": {
        About.NUMBER: "id revision",
        About.INITIATIVE: "initiative_id",
        About.TERM: "term",
        About.WORK: "planned_hours actual_hours planned_sek actual_sek "
        "planned_reach actual_reach follow_up",
    },
    "flow": {
        About.NUMBER: "id revision",
        About.SCHOOL: "unit_code",
        About.TERM: "term",
        About.FLOW: "consultations feedback_in_time feedback_later consent_asked "
        "consent_given consent_declined consent_withdrawn teams_started "
        "lead_2_weeks lead_4_weeks lead_12_weeks lead_longer teams_closed",
    },
    "problem": {
        About.NUMBER: "id revision",
        About.SCHOOL: "unit_code",
        About.DAY: "lifted_on",
        About.PROBLEM: "title description dimensions level evidence raised_by status",
    },
    "change": {
        About.NUMBER: "id record_id revision",
        About.HISTORY: "record field before after who via at",
    },
    "submission": {
        About.NUMBER: "id",
        About.SCHOOL: "unit_code",
        About.TERM: "term",
        About.HISTORY: "who at",
    },
    "draft": {About.DRAFT: "token form content saved_at"},
    "decision": {
        About.NUMBER: "id meeting_id",
        About.DECISION: "title decided reasons rejected functions problems decided_on "
        "measure measure_title direction before lower upper confidence due stop_rule "
        "content sha256",
        About.HISTORY: "who at",
    },
    "review": {
        About.NUMBER: "id decision_id",
        About.OUTCOME: "reviewed_on outcome outcome_lower outcome_upper verdict "
        "interval_score brier_score note content sha256",
        About.HISTORY: "who at",
    },
    "nature": {About.NUMBER: "id", About.STORE: "training"},
    "chain_step": {
        About.NUMBER: "id problem_id other_id",
        About.STEP: "before after note",
        About.HISTORY: "who at",
    },
    "meeting": {
        About.NUMBER: "id",
        About.MEETING: "forum held_on opened_at closed_at data_version work_number",
        About.HISTORY: "who",
    },
    "minutes": {About.NUMBER: "meeting_id", About.MINUTES: "content sha256"},
    "meeting_item": {
        About.NUMBER: "id meeting_id position ref",
        About.ITEM: "kind title outcome note",
        About.HISTORY: "who at",
    },
    "score": {
        About.NUMBER: "id",
        About.JUDGED: "alternative criterion lower upper note",
        About.HISTORY: "who at",
    },
    "poll": {
        About.NUMBER: "id",
        About.POLL: "code title alternatives criteria opened_at closed_at",
        About.HISTORY: "who",
    },
    "poll_answer": {
        About.NUMBER: "id poll_id",
        About.BALLOT: "participant role weights at",
    },
    "children_choice": {
        About.NUMBER: "id",
        About.SCHOOL: "unit_code",
        About.TERM: "term",
        About.CHOSEN: "asked criterion chosen",
        About.HISTORY: "who at",
    },
}
"""Every column of the store. Whoever adds one says here what it is about."""

# Parts of column names that would mean a person or a row for each child.
PERSONAL = re.compile(
    r"(^|_)(child|pupil|student|person|guardian|parent|family|first|last|full|given|sur)"
    r"?_?(id|name|key|number|birth|born|age|gender|ssn|pnr|address|phone|email)(_|$)"
)
ALLOWED = {"area.name", "school.name"}
"""Names of places; and `id`, which numbers the rows."""

# Numbers of rows of this store, and of its own changes.
OUR_ROWS = (
    "chain_step.other_id chain_step.problem_id change.record_id "
    "decision.meeting_id meeting.work_number "
    "minutes.meeting_id meeting_item.meeting_id poll_answer.poll_id "
    "observation.received_id fetch_part.received_id fetch_part.run_id "
    "request_log.run_id "
    "review.decision_id volume.initiative_id "
)

# Of each of these there is at most one row, so no row of them can be about one child.
ONE_ROW_FOR_EACH = {
    "initiative": {("code",)},
    "volume": {("initiative_id", "term")},
    "flow": {("unit_code", "term")},
    "submission": {("unit_code", "term")},
    "children_choice": {("unit_code", "term", "criterion")},
}


def columns() -> set[tuple[str, str]]:
    return {(t.name, c.name) for t in metadata.tables.values() for c in t.columns}


def test_every_column_of_the_store_is_known_for_what_it_is_about():
    known = [
        (table, name)
        for table, abouts in KNOWN.items()
        for names in abouts.values()
        for name in names.split()
    ]
    assert len(known) == len({*known})
    assert columns() - {*known} == set(), "say in KNOWN what this column is about"
    assert {*known} - columns() == set()


def test_the_list_holds_for_the_tables_that_the_migrations_make(store):
    made = inspect(store)
    found = {
        (table, column["name"])
        for table in made.get_table_names()
        if table != "alembic_version"
        for column in made.get_columns(table)
    }
    assert found == columns()


def test_no_column_is_called_what_a_person_is_found_by():
    found = {
        f"{table}.{name}"
        for table, name in columns()
        if PERSONAL.search(name) and name not in ("id", "snapshot_id")
    }
    found -= {*OUR_ROWS.split()}
    assert found == ALLOWED


@pytest.mark.parametrize(
    "name",
    ["child_id", "pupil_key", "first_name", "birth_date", "personal_number", "email"],
)
def test_such_a_name_would_be_found(name):
    assert PERSONAL.search(name)


@pytest.mark.parametrize("table", ONE_ROW_FOR_EACH)
def test_a_row_is_about_a_whole_term_or_initiative(table, store):
    unique = inspect(store).get_unique_constraints(table)
    assert {tuple(one["column_names"]) for one in unique} == ONE_ROW_FOR_EACH[table]


def test_the_flow_has_numbers_and_nothing_else():
    assert {one.kind for one in FIELDS[RecordKind.FLOW]} == {FieldKind.COUNT}
    free = {one.name for one in RECORDS[RecordKind.FLOW].columns} - {*FlowCount}
    assert free == {"id", "unit_code", "term", "revision"}


@pytest.mark.parametrize("kind", RecordKind)
def test_every_field_has_its_column_and_every_table_its_kind(kind):
    fields = {one.name for one in FIELDS[kind]}
    assert fields <= {one.name for one in RECORDS[kind].columns}
    assert RECORDS[kind].name == kind


def as_in(revision: str, connection: Connection) -> None:
    config = Config()
    config.set_main_option("script_location", "htl_dash.store:migrations")
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def test_a_store_from_before_keeps_its_figures_and_is_marked_real(database_url):
    engine = engine_for(parse(database_url))
    upgrade(engine)
    with writing(engine) as connection:
        take_in(connection, "scb_one", "obs_value\n59")
        before = current_snapshots(connection)
        go_back(connection, "0002")
    assert upgrade(engine)
    with engine.connect() as connection:
        assert current_snapshots(connection) == before
        assert connection.scalars(text("SELECT training FROM nature")).all() == [0]
        require(connection, is_training=False)
        with pytest.raises(StoreError):
            require(connection, is_training=True)
        for table in RECORDS.values():
            assert connection.execute(select(table)).all() == []
    engine.dispose()


def test_an_empty_store_from_before_may_become_either(database_url):
    engine = engine_for(parse(database_url))
    with writing(engine) as connection:
        as_in("0002", connection)
    upgrade(engine)
    with engine.connect() as connection:
        assert connection.scalars(text("SELECT training FROM nature")).all() == []
    engine.dispose()
