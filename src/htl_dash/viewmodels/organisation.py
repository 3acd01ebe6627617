"""How a municipality has organised its support, beside the other models known."""

from collections.abc import Sequence

from htl_dash.domain.team_model import Named, TeamModel
from htl_dash.text import listing, t
from htl_dash.viewmodels.passage import Passage
from htl_dash.viewmodels.tables import Table, columns

_FACTS = (
    "model_ages",
    "model_rhythm",
    "model_consent",
    "model_feedback",
    "model_tests",
    "actors",
    "model_functions",
    "model_levels",
)
_COMPARED = ("model_description", *_FACTS, "source")


def organisation(model: TeamModel) -> tuple[Passage, ...]:
    """Return the municipality's own model: what it is, its settings and its levels."""
    known = zip(columns(*_FACTS), _facts(model), strict=True)
    settings = [t("organisation.setting", name=name, value=v) for name, v in known]
    words = {"description": model.description, "source": model.source}
    return (
        Passage(
            t("organisation.model", name=model.name), t("organisation.about", **words)
        ),
        Passage(t("organisation.settings"), "\n".join(settings)),
        *(
            Passage(
                level.name,
                t(
                    "data.team_level",
                    task=level.task,
                    members=level.members or t("data.members_unknown"),
                    source=level.source,
                ),
            )
            for level in model.levels
        ),
    )


def models_table(own: TeamModel, models: Sequence[TeamModel]) -> Table:
    """Return the models side by side, the municipality's own first: a column each."""
    beside = (own, *(one for one in models if one.code != own.code))
    names = (t("column.fact"), *(one.name for one in beside))
    found = [(one.description, *_facts(one), one.source) for one in beside]
    rows = tuple(zip(columns(*_COMPARED), *found, strict=True))
    title = t("organisation.others")
    file = t("organisation.file")
    return Table(file, title, names, rows, names, rows, (), ())


def _facts(model: TeamModel) -> tuple[str, ...]:
    """Return the facts in the order of _FACTS; what is not known says so."""
    missing = t("organisation.not_published")
    days, cases = model.feedback_days, model.tests_cases
    return (
        _ages(model) or missing,
        t(f"rhythm.{model.rhythm}"),
        t(f"consent_for.{model.consent}"),
        missing if days is None else t("organisation.feedback", days=days),
        missing if cases is None else t("organisation.tests", cases=cases),
        _names(model.actors) or missing,
        _names(model.functions) or missing,
        listing([one.name for one in model.levels]) or missing,
    )


def _ages(model: TeamModel) -> str:
    """Return whom the model is for, as far as it is known; empty where nothing is."""
    first, last = model.age_from, model.age_to
    if first is None:
        return "" if last is None else t("organisation.age_to", last=last)
    if last is None:
        return t("organisation.age_from", first=first)
    return t("organisation.ages", first=first, last=last)


def _names(named: tuple[Named, ...]) -> str:
    return listing([one.name for one in named])
