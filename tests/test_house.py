"""House rules that a reader relies on, kept by machine."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from htl_dash.domain.decision import Expected
from htl_dash.domain.decision import Verdict as CameOut
from htl_dash.domain.fetch_report import DatasetState, RunState
from htl_dash.domain.fetching import SourceName
from htl_dash.domain.finding import Check as QualityCheck
from htl_dash.domain.finding import Severity
from htl_dash.domain.flow import FlowPart
from htl_dash.domain.geography import (
    AREA_GEOGRAPHIES,
    OLDER_DIVISIONS,
    WIDER,
    Geography,
)
from htl_dash.domain.goal import Dimension
from htl_dash.domain.indicator import Direction
from htl_dash.domain.initiative import (
    Approach,
    InitiativeKind,
    InitiativeStatus,
    InterventionLevel,
    Setting,
)
from htl_dash.domain.mark import Reason
from htl_dash.domain.meeting import Forum, ItemKind, Outcome
from htl_dash.domain.problem_area import WAITING, ProblemStatus
from htl_dash.domain.received import Arrival
from htl_dash.domain.record import FIELDS, FieldKind, Via
from htl_dash.domain.table_choice import ColumnRole
from htl_dash.domain.team_model import ConsentFor, Rhythm
from htl_dash.domain.term import Season
from htl_dash.domain.trail import How
from htl_dash.domain.training import Check, Place
from htl_dash.domain.units import Unit
from htl_dash.domain.volume import Measure
from htl_dash.domain.weighing import AlternativeKind
from htl_dash.exports.file_kind import FileKind
from htl_dash.services.agenda import NEWS
from htl_dash.services.budget import Standing
from htl_dash.services.import_places import Outside
from htl_dash.services.measured import Kind as MeasuredKind
from htl_dash.services.methods import PACKAGES, PRODUCT
from htl_dash.services.own_division import DIVISIONS, WHOLE
from htl_dash.services.practice import Progress
from htl_dash.services.recent_trend import NoTrend
from htl_dash.services.score_sources import Origin
from htl_dash.services.target import NoOutlook
from htl_dash.services.upstream import SIGNS
from htl_dash.services.weighings import Reasonable
from htl_dash.sources.exchange import Cure, Fault
from htl_dash.sources.own_layout import Fact
from htl_dash.sources.table_file import TableKind
from htl_dash.stats.estimate import Certainty, Method
from htl_dash.stats.trend import Trend
from htl_dash.stats.upstream import Change, Verdict
from htl_dash.store.import_choices import Act
from htl_dash.text import catalogue
from htl_dash.ui.chain_views import SCHOOL_STEPS
from htl_dash.ui.choices import REGISTER, TABS, VIEWS
from htl_dash.ui.decision_views import NOW, THEN
from htl_dash.ui.decision_views import TABS as DECISION_TABS
from htl_dash.ui.evidence_address import PAGES as EVIDENCE_PAGES
from htl_dash.ui.form_layouts import LAYOUTS
from htl_dash.ui.priority_state import TABS as PRIORITY_TABS
from htl_dash.ui.section_choice import GROUPS, SECTIONS
from htl_dash.viewmodels.chain_tables import NONE
from htl_dash.viewmodels.chain_view import STEPS
from htl_dash.viewmodels.children_view import ASKED
from htl_dash.viewmodels.data_view import ACCESSIBILITY, METHODS
from htl_dash.viewmodels.flow_counts import COUNTS
from htl_dash.viewmodels.import_data_view import (
    ACT,
    CHANGE,
    COLUMN,
    MEASURE,
    PROBLEM,
)
from htl_dash.viewmodels.lift_path import STATIONS
from htl_dash.viewmodels.quality_view import HOW
from htl_dash.viewmodels.section_headings import COUNTED
from htl_dash.viewmodels.trace_choices import PARTS, STATISTICS

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "htl_dash"
PAGES = sorted(ROOT.glob("pages/*.py"))
MODULES = sorted(SOURCE.rglob("*.py"))
CODE = [*MODULES, *PAGES, ROOT / "app.py"]
PAGE_MAY_IMPORT = ("streamlit", "htl_dash.ui", "htl_dash.text", "htl_dash.viewmodels")
PAGE_MAY_IMPORT += ("htl_dash.charts", "htl_dash.exports")
PAGE_LINES, MODULE_LINES, FUNCTION_LINES = 80, 250, 50

BY_MEASURE = (
    "measure",
    "mix_amount",
    "mix_heading",
    "mix_measured",
    "mix_missing",
    "mix_note",
    "mix_nothing",
    "mix_of",
    "mix_part",
    "mix_table_note",
    "upstream_limit",
)
"""Sections with one text for each measure of the mix."""

FIELD_NAMES = {one.name for fields in FIELDS.values() for one in fields}
NUMBERS = (FieldKind.HOURS, FieldKind.SEK, FieldKind.PLANNED_COUNT, FieldKind.COUNT)

DYNAMIC = {
    "came": [*CameOut],
    "decision_field": [
        *("decided", "reasons", "rejected", "direction", "lower", "upper"),
        *("confidence", "due", "stop_rule"),
    ],
    "decision_tab": DECISION_TABS,
    "decision_when": [THEN, NOW],
    "direction": [*Expected],
    "expected": [*Expected],
    "measured_kind": [*MeasuredKind],
    "own_fact": [*Fact],
    "own_meant": [*Fact],
    "own_direction": [*Direction],
    "own_kind": [*DIVISIONS, WHOLE],
    "own_shape": [*DIVISIONS, WHOLE],
    "tab": TABS,
    "form": REGISTER,
    "section_form": {one.name for form in LAYOUTS.values() for one in form},
    "field": FIELD_NAMES,
    "hint": [name for name in FIELD_NAMES if name in catalogue()["hint"]],
    "history": [one for one in Via if one is not Via.PUBLISHED],
    "written": [one for one in FieldKind if one in NUMBERS],
    "initiative_kind": [*InitiativeKind],
    "problem_status": [*ProblemStatus],
    "work_series": ["reach", "children", *FlowPart],
    "waits_for": [*WAITING],
    "lift_state": [*ProblemStatus],
    "chain_step": [*ProblemStatus],
    "school_does": [*SCHOOL_STEPS],
    "station": STATIONS,
    "lift": ["heading", "heading_none", "heading_done"],
    "forum": [*Forum],
    "forum_of": [*Forum],
    "item_kind": [*ItemKind],
    "outcome": [*Outcome],
    "ends_in": [*Outcome],
    "news": [f"{one}{many}" for one in NEWS for many in ("", "s")],
    "standing": [*Standing],
    "standing_count": [*Standing],
    "source_name": [*SourceName],
    "fetch": ["metavar_source", "metavar_indicator", "metavar_dataset"],
    "fetch_state": [*DatasetState],
    "fetch_run": [*RunState],
    "source_fault": [*Fault],
    "source_cure": [*Cure],
    "month": [str(month) for month in range(1, 13)],
    "unit": [unit.code for unit in Unit],
    "view": VIEWS,
    "section": SECTIONS,
    "section_group": [*GROUPS],
    "data_heading": [
        *(f"arrival_{one}" for one in Arrival),
        *(f"{one}{form}" for one in COUNTED for form in ("_none", "_one", "")),
    ],
    "certainty": [*Certainty, "none"],
    "finding": [*Certainty],
    "measured": [*AREA_GEOGRAPHIES, *OLDER_DIVISIONS, Geography.SCHOOL],
    "division": [*AREA_GEOGRAPHIES, *OLDER_DIVISIONS],
    "unshown": [*Reason],
    "geography": [
        *Geography,
        *(f"in_{one}" for one in (*AREA_GEOGRAPHIES, *OLDER_DIVISIONS)),
        f"in_{Geography.SCHOOL}",
    ],
    "method": [*METHODS, *Method, *(f"{one}_title" for one in (*METHODS, *Method))],
    "recent": [
        *(one for one in Trend if one is not Trend.NOT_CALCULABLE),
        *NoTrend,
    ],
    "gap": [*Certainty],
    "severity": [*Severity],
    "check": [*QualityCheck],
    "check_words": [*QualityCheck],
    "check_how": [*HOW],
    "arrival": [*Arrival],
    "sex": ["_T", "F", "M"],
    "county": [f"{a}_{b}" for a in ("sex", *WIDER) for b in "FM"],
    "choose": [f"traced_{part}" for part in PARTS],
    "behind": [*How],
    "statistic": STATISTICS,
    "dimension": [*Dimension],
    "paper_goal": [*Dimension],
    "approach": [*Approach, NONE],
    "level": [*InterventionLevel, NONE],
    "setting": [*Setting, NONE],
    "initiative_status": [*InitiativeStatus],
    "term": [*Season],
    "term_short": [*Season],
    "flow_count": [*COUNTS],
    "rhythm": [*Rhythm],
    "consent_for": [*ConsentFor],
    "column": STEPS,
    "target": [*NoOutlook],
    **{one: [*Measure] for one in BY_MEASURE},
    "in_setting": [*Setting, NONE],
    "mix_beside": [Measure.HOURS, Measure.SEK],
    "mix_unclassified": [
        f"{one}{form}"
        for one in (Measure.HOURS, Measure.SEK)
        for form in ("", "_unknown")
    ],
    "table_kind": [*TableKind],
    "upstream_change": [Change.FELL, Change.ROSE, Change.NOT_SURE],
    "upstream_sign": [*SIGNS],
    "verdict": [*Verdict],
    "menu": [*Place],
    "data_file_outside": [*Outside],
    "data_file_reason": [*Reason],
    "data_file_role": [*ColumnRole],
    "data_file_act": [*Act],
    "data_file_column": [*PROBLEM, *CHANGE, *COLUMN, *MEASURE, *ACT],
    "practice_waits": [*Check],
    "practice_told": [one for one in Progress if one is not Progress.WAITING],
    "evidence": [*EVIDENCE_PAGES],
    "children_ask": [*ASKED],
    "priority_tab": PRIORITY_TABS,
    "alternative": [*AlternativeKind],
    "reasonable": [f"{one}{form}" for one in Reasonable for form in ("", "_measured")],
    "score_origin": [*Origin],
    "method_part": [PRODUCT, *PACKAGES],
    "file_kind": [*FileKind],
    "accessibility": [*ACCESSIBILITY, *(f"{one}_title" for one in ACCESSIBILITY)],
}
"""Names that code puts together, by section: all of them must have a text."""

NAMED_BY_PART = {
    "catalogue": ("catalogue",),
    "column": ("viewmodels",),
    "cli": ("cli",),
    "goals": ("viewmodels",),
    "pack": ("sources",),
    "store": ("store", "services"),
}
"""Sections whose names stand in part as strings there: t(f"pack.{fault}")."""
AROUND = re.compile(r"^(type_|example_|port_)?(.+?)(_cure)?$")

TESTED_ELSEWHERE = {
    "__main__.py": "test_cli.py",
    "charts/boxes.py": "charts/test_flow.py",
    "cli/__init__.py": "test_cli.py",
    "cli/demo.py": "test_cli_demo.py",
    "cli/given_files.py": "cli/test_term_files.py",
    "exports/template_look.py": "exports/test_term_template.py",
    "services/given_file.py": "services/test_term_file.py",
    "services/own_note.py": "services/test_own_indicators.py",
    "sources/sheet_rows.py": "sources/test_term_workbook.py",
    "store/own_figures.py": "store/test_own_indicators.py",
    "store/pruning.py": "services/test_pruning.py",
    "cli/prune.py": "services/test_pruning.py",
    "ui/section_choice.py": "pages/test_data.py",
    "ui/given_files.py": "ui/test_import_views.py",
    "ui/own_views.py": "pages/test_own.py",
    "cli/parsing.py": "test_cli.py",
    "cli/reports.py": "test_cli.py",
    "settings.py": "test_settings.py",
    "domain/assumption.py": "catalogue/test_assumptions.py",
    "domain/criterion.py": "catalogue/test_criteria.py",
    "domain/flow.py": "viewmodels/test_flow_counts.py",
    "domain/volume.py": "viewmodels/test_volume_tables.py",
    "domain/fetch_report.py": "store/test_fetch_runs.py",
    "ui/fetch_runs.py": "pages/test_fetch.py",
    "ui/fetch_views.py": "pages/test_fetch.py",
    "viewmodels/fetch_lines.py": "viewmodels/test_fetch_view.py",
    "catalogue/dataset_checks.py": "catalogue/test_datasets.py",
    "services/fetch_merge.py": "services/test_fetching.py",
    "services/kept_minutes.py": "services/test_meetings.py",
    "services/fetch_plan.py": "services/test_fetching.py",
    "services/fetch_store.py": "services/test_fetching.py",
    "services/fetch_history.py": "services/test_fetching.py",
    "domain/fetching.py": "catalogue/test_datasets.py",
    "domain/geography.py": "sources/test_pack.py",
    "domain/goal.py": "catalogue/test_goals.py",
    "domain/initiative.py": "catalogue/test_initiatives.py",
    "domain/meeting.py": "store/test_meetings.py",
    "domain/indicator.py": "catalogue/test_indicators.py",
    "domain/municipality.py": "catalogue/test_municipalities.py",
    "domain/observation.py": "store/test_observations.py",
    "domain/received.py": "store/test_received.py",
    "sources/exchange.py": "sources/test_answers.py",
    "sources/failure.py": "sources/test_transport.py",
    "sources/kolada_rows.py": "sources/test_kolada.py",
    "sources/kolada_schools.py": "sources/test_kolada.py",
    "sources/pace.py": "sources/test_transport.py",
    "sources/cube.py": "sources/test_json_stat.py",
    "sources/json_stat_parts.py": "sources/test_json_stat.py",
    "sources/px_parts.py": "sources/test_px_file.py",
    "sources/pxweb_1.py": "sources/test_scb.py",
    "sources/pxweb_2.py": "sources/test_scb.py",
    "sources/pxweb_answer.py": "sources/test_scb.py",
    "sources/pxweb_layout.py": "sources/test_pxweb_cells.py",
    "sources/pxweb_parts.py": "sources/test_scb.py",
    "sources/pxweb_table.py": "sources/test_scb.py",
    "sources/skolverket_kinds.py": "sources/test_skolverket.py",
    "sources/skolverket_rows.py": "sources/test_skolverket.py",
    "sources/skolverket_units.py": "sources/test_skolverket.py",
    "sources/source.py": "sources/test_kolada.py",
    "domain/status.py": "store/test_observations.py",
    "store/migrations/versions/r0005_sources.py": "store/test_work_tables.py",
    "store/source_tables.py": "store/test_work_tables.py",
    "domain/team_model.py": "catalogue/test_team_models.py",
    "domain/training.py": "catalogue/test_vignettes.py",
    "priorities/portfolio_program.py": "priorities/test_portfolio.py",
    "priorities/portfolio_rules.py": "priorities/test_portfolio.py",
    "domain/table_family.py": "catalogue/test_import_measures.py",
    "sources/table_excel_cells.py": "sources/test_table_excel.py",
    "sources/table_excel_old.py": "sources/test_table_excel.py",
    "sources/table_families/about.py": "sources/test_recognising.py",
    "sources/table_families/columns.py": "sources/test_recognising.py",
    "sources/table_families/families.py": "sources/test_recognising.py",
    "sources/table_families/heads.py": "sources/test_recognising.py",
    "sources/table_families/known_headings.py": "sources/test_recognising.py",
    "sources/table_families/publishers.py": "sources/test_recognising.py",
    "sources/table_families/rows.py": "sources/test_recognising.py",
    "sources/table_families/sheeted.py": "sources/test_recognising.py",
    "sources/table_families/table_column.py": "sources/test_recognising.py",
    "sources/table_families/table_title.py": "sources/test_recognising.py",
    "sources/table_families/telling_apart.py": "sources/test_recognising.py",
    "sources/pack_geometry.py": "sources/test_pack.py",
    "sources/pack_tables.py": "sources/test_pack.py",
    "stats/estimate.py": "stats/test_proportions.py",
    "store/engine.py": "store/test_database.py",
    "store/faults.py": "store/test_database.py",
    "store/meeting_tables.py": "store/test_work_tables.py",
    "store/notes.py": "store/test_snapshots.py",
    "store/migrations/env.py": "store/test_schema.py",
    "store/migrations/versions/r0001_first_tables.py": "store/test_schema.py",
    "store/migrations/versions/r0002_release_log.py": "store/test_releases.py",
    "store/migrations/versions/r0003_registered_work.py": "store/test_work_tables.py",
    "exports/file_kind.py": "exports/test_worker.py",
    "exports/slide_chart_parts.py": "exports/test_slide_charts.py",
    "viewmodels/chart_data.py": "viewmodels/test_document_charts.py",
    "viewmodels/goal_sheet_decisions.py": "viewmodels/test_goal_sheet.py",
    "viewmodels/goal_sheet_parts.py": "viewmodels/test_goal_sheet.py",
    "store/migrations/versions/r0004_meetings.py": "store/test_work_tables.py",
    "store/migrations/versions/r0006_minutes.py": "store/test_work_tables.py",
    "ui/decision_form.py": "pages/test_decisions.py",
    "ui/decision_grounds.py": "pages/test_decisions.py",
    "ui/decision_lock.py": "pages/test_decisions.py",
    "ui/decision_proposal.py": "pages/test_decisions.py",
    "ui/decision_state.py": "pages/test_decisions.py",
    "ui/decision_views.py": "pages/test_decisions.py",
    "ui/document_views.py": "pages/test_decisions.py",
    "ui/evidence_choice.py": "pages/test_decisions.py",
    "ui/evidence_views.py": "pages/test_decisions.py",
    "ui/evidence_work.py": "pages/test_decisions.py",
    "ui/expectation_fields.py": "pages/test_decisions.py",
    "ui/review_views.py": "pages/test_decisions.py",
    "ui/offered_views.py": "pages/test_decisions.py",
    "ui/seen_views.py": "pages/test_decisions.py",
    "charts/tones.py": "charts/test_document.py",
    "domain/decision.py": "store/test_decisions.py",
    "viewmodels/frozen_format.py": "viewmodels/test_frozen.py",
    "viewmodels/frozen_parts.py": "viewmodels/test_frozen.py",
    "ui/absences.py": "pages/test_areas.py",
    "ui/area_parts.py": "pages/test_divisions.py",
    "ui/area_tables.py": "pages/test_areas.py",
    "ui/area_views.py": "pages/test_areas.py",
    "ui/divisions.py": "pages/test_divisions.py",
    "ui/blocks.py": "pages/test_areas.py",
    "ui/cached.py": "pages/test_areas.py",
    "ui/data_views.py": "pages/test_data.py",
    "ui/flow_views.py": "pages/test_flow.py",
    "ui/problem_views.py": "pages/test_meeting.py",
    "ui/volume_views.py": "pages/test_volumes.py",
    "ui/frame.py": "pages/test_meeting.py",
    "ui/goal_views.py": "pages/test_goals.py",
    "ui/leak_views.py": "pages/test_data.py",
    "ui/meeting_views.py": "pages/test_meeting.py",
    "ui/agenda_views.py": "pages/test_meeting_room.py",
    "ui/chain_views.py": "pages/test_lift_chain.py",
    "ui/meeting_room.py": "pages/test_meeting_room.py",
    "ui/notes.py": "pages/test_meeting_room.py",
    "ui/outcome_views.py": "pages/test_meeting_room.py",
    "ui/present_views.py": "pages/test_meeting_room.py",
    "ui/choice.py": "ui/test_state.py",
    "ui/desk.py": "ui/test_server.py",
    "ui/page_files.py": "ui/test_server.py",
    "ui/form.py": "pages/test_register.py",
    "ui/form_conflict.py": "pages/test_register.py",
    "ui/form_fields.py": "pages/test_register.py",
    "ui/form_layouts.py": "pages/test_register.py",
    "ui/form_state.py": "pages/test_register.py",
    "ui/hand_in_view.py": "pages/test_register.py",
    "ui/last_saved.py": "pages/test_register.py",
    "ui/mix_views.py": "pages/test_mix.py",
    "domain/weighing.py": "store/test_polls.py",
    "services/counted_choices.py": "services/test_children.py",
    "ui/children_views.py": "pages/test_priorities.py",
    "ui/import_data_choices.py": "ui/test_import_data_views.py",
    "domain/table_choice.py": "store/test_import_choices.py",
    "sources/raw_table.py": "services/test_import_figures.py",
    "ui/choice_lists.py": "pages/test_priorities.py",
    "ui/evidence_priorities.py": "pages/test_priorities.py",
    "ui/participant_views.py": "pages/test_weights.py",
    "ui/poll_views.py": "pages/test_priorities.py",
    "ui/priority_results.py": "pages/test_priorities.py",
    "ui/priority_state.py": "pages/test_priorities.py",
    "ui/result_views.py": "pages/test_priorities.py",
    "ui/score_views.py": "pages/test_priorities.py",
    "ui/weight_views.py": "pages/test_priorities.py",
    "ui/practice_views.py": "pages/test_practice.py",
    "ui/register_views.py": "pages/test_register.py",
    "ui/school_result_views.py": "pages/test_school_results.py",
    "ui/school_views.py": "pages/test_schools.py",
    "ui/budget_runs.py": "pages/test_budget.py",
    "ui/budget_views.py": "pages/test_budget.py",
    "ui/evidence_budget.py": "pages/test_budget.py",
    "ui/shift_state.py": "pages/test_budget.py",
    "ui/sheet_views.py": "pages/test_goals.py",
    "ui/documents.py": "ui/test_file_offers.py",
    "ui/table_files.py": "ui/test_file_offers.py",
    "ui/county_views.py": "pages/test_county.py",
    "viewmodels/ages.py": "viewmodels/test_county_view.py",
    "domain/finding.py": "services/test_quality.py",
    "services/quality_series.py": "services/test_quality.py",
    "ui/quality_views.py": "pages/test_data.py",
    "ui/flag_views.py": "pages/test_areas.py",
    "ui/lineage_views.py": "pages/test_lineage.py",
    "ui/behind_views.py": "pages/test_behind.py",
    "ui/source_cells.py": "pages/test_behind.py",
    "domain/trail.py": "viewmodels/test_trace.py",
    "viewmodels/passage.py": "viewmodels/test_data_view.py",
}
"""Modules without behaviour of their own, and those tried through what uses them."""


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


@cache
def strings(path: Path) -> frozenset[str]:
    found = (n.value for n in ast.walk(tree(path)) if isinstance(n, ast.Constant))
    return frozenset(value for value in found if isinstance(value, str))


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def text_calls(path: Path) -> Iterator[ast.expr]:
    """Give the first argument of every t(...), both ways where there is a choice."""
    for node in ast.walk(tree(path)):
        is_call = isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        if is_call and node.func.id == "t" and node.args:
            first = node.args[0]
            both = isinstance(first, ast.IfExp)
            yield from (first.body, first.orelse) if both else (first,)


def known_keys() -> set[str]:
    return {f"{s}.{one}" for s, names in catalogue().items() for one in names}


def test_what_rests_on_the_store_knows_the_way_to_its_figures():
    """What a view shows comes from snapshots: then it must lead to the very figures."""
    rests = {
        node.name: {
            one.target.id for one in node.body if isinstance(one, ast.AnnAssign)
        }
        for path in SOURCE.glob("viewmodels/*.py")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ClassDef)
    }
    known = {one: names for one, names in rests.items() if "snapshots" in names}
    assert known
    assert not [one for one, names in known.items() if "trail" not in names]


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_pages_are_short_listed_once_and_only_compose(page):
    source = page.read_text("utf-8")
    assert len(source.splitlines()) <= PAGE_LINES
    assert (ROOT / "app.py").read_text("utf-8").count(f'"pages/{page.name}"') == 1
    for module in imports(page):
        whole = [
            module == one or module.startswith(f"{one}.") for one in PAGE_MAY_IMPORT
        ]
        assert any(whole), module
    assert "session_state" not in source
    assert "st.stop" not in source, "use frame.end_page, which says why"


def test_the_front_door_lists_nothing_else():
    listed = re.findall(r'"pages/(\w+\.py)"', (ROOT / "app.py").read_text("utf-8"))
    assert sorted(listed) == [page.name for page in PAGES]


@pytest.mark.parametrize("path", CODE, ids=name)
def test_no_html_from_strings_and_nothing_that_runs_data(path):
    source = path.read_text("utf-8")
    assert "unsafe_allow_html" not in source
    assert not {"pickle", "marshal", "shelve"} & set(imports(path))
    called = {
        node.func.id
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    assert not {"eval", "exec", "compile", "__import__"} & called


@pytest.mark.parametrize("path", CODE, ids=name)
def test_swedish_stays_in_the_text_catalogue(path):
    assert not [text for text in strings(path) if re.search("[åäöÅÄÖ]", text)]


@pytest.mark.parametrize("path", CODE, ids=name)
def test_every_module_says_what_it_is_for(path):
    assert ast.get_docstring(tree(path))


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_modules_and_functions_are_short(path):
    assert len(path.read_text("utf-8").splitlines()) <= MODULE_LINES
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno - node.lineno < FUNCTION_LINES, node.name


def test_every_text_key_exists():
    used = {
        key.value
        for path in CODE
        for key in text_calls(path)
        if isinstance(key, ast.Constant)
    }
    assert used
    assert used <= known_keys()


def test_every_key_that_is_put_together_begins_with_a_section():
    begun = {
        key.values[0].value.split(".")[0]
        for path in CODE
        for key in text_calls(path)
        if isinstance(key, ast.JoinedStr)
    }
    assert begun <= set(DYNAMIC) | set(NAMED_BY_PART)


@pytest.mark.parametrize("section", DYNAMIC)
def test_every_name_that_can_be_put_together_has_a_text(section):
    assert set(DYNAMIC[section]) <= set(catalogue()[section])


def test_every_text_is_used():
    in_code = {one for path in CODE for one in strings(path)}
    unused = {
        key
        for key in known_keys() - in_code
        if key.split(".")[1] not in DYNAMIC.get(key.split(".")[0], ())
    }
    assert not {key for key in unused if not is_named_in_part(*key.split("."))}


def is_named_in_part(section: str, key: str) -> bool:
    """Whether code in the section's package has the name as a string of its own."""
    core = AROUND.match(key)[2]
    return not strings_around(section).isdisjoint({key, core})


@cache
def strings_around(section: str) -> frozenset[str]:
    """Return every string in the packages that a section belongs to; it may have none."""
    places = {SOURCE / one for one in NAMED_BY_PART.get(section, ())}
    files = [path for path in MODULES if {path, *path.parents} & places]
    return frozenset(one for path in files for one in strings(path))


def is_empty(path: Path) -> bool:
    """Whether a module holds its docstring and nothing else."""
    return len(tree(path).body) <= 1


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_tests_mirror_the_code(path):
    inside = path.relative_to(SOURCE)
    folder = ROOT / "tests" / inside.parent
    package = folder / f"test_{inside.parent.name}.py"
    mirrored = package if path.name == "__init__.py" else folder / f"test_{path.name}"
    elsewhere = TESTED_ELSEWHERE.get(inside.as_posix())
    if elsewhere:
        assert (ROOT / "tests" / elsewhere).is_file()
    elif not is_empty(path) and inside.as_posix() != "store/migrations/__init__.py":
        assert mirrored.is_file()


def test_the_list_of_modules_tested_elsewhere_is_true():
    assert not [one for one in TESTED_ELSEWHERE if not (SOURCE / one).is_file()]


def test_decisions_are_numbered_without_gaps():
    files = sorted((ROOT / "docs" / "adr").glob("*.md"))
    numbered = [path.name for path in files if path.name != "README.md"]
    expected = [f"{n:04d}-" for n in range(1, len(numbered) + 1)]
    assert [one[:5] for one in numbered] == expected
