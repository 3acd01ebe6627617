"""Statistics Sweden: conditions, people and dwellings per RegSO and DeSO."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from pack_files import Note, Row, facts, note, number

PEERS = {"2080", "2081", "2085", "2282", "2480"}
SEX = {"K": "F", "M": "M", "T": "_T"}
LEVEL = {"regso": "RegSO", "deso": "DeSO"}
TENURE = {
    "hyresrätt": "rental",
    "bostadsrätt": "tenant_owned",
    "äganderätt": "owner_occupied",
    "uppgift saknas": "unknown",
}
INDICATOR = {
    "lag_ekonomisk_standard": "low_economic_standard",
    "arbetsloshet_20_64": "unemployment_20_64",
    "sysselsattningsgrad_20_64": "employment_20_64",
    "eftergymnasial_utbildning_25_65": "post_secondary_education_25_65",
    "nettoinkomst_medel": "mean_net_income",
    "andel_med_kapitalinkomst": "capital_income_share",
    "socioekonomiskt_index": "socioeconomic_index",
    "andel_20_34": "share_aged_20_34",
    "befolkningsforandring": "population_change",
    "befolkning": "population",
    "andel_ensamhushall": "single_person_households",
    "andel_utlandsk_bakgrund": "foreign_background",
    "andel_hyresratt": "rental_dwellings",
    "andel_boende_i_flerbostadshus": "multi_dwelling_residents",
}


def datasets(folder: Path) -> Iterator[tuple[Note, list[Row]]]:
    """Yield every dataset that comes from Statistics Sweden."""
    for level in ("regso", "deso"):
        yield from _indicators(folder, level)
        yield _ages(folder, level)
    yield _area_types(folder)
    yield _county(folder)


def _indicators(folder: Path, level: str) -> Iterator[tuple[Note, list[Row]]]:
    rows: dict[str, list[Row]] = defaultdict(list)
    for fact in facts(folder, f"{level}_indikatorer_borlange.csv"):
        rows[fact["kalltabell"]].append(
            Row(
                indicator=INDICATOR[fact["indikator"]],
                geography=f"{level}2025",
                ref_area=fact["omradeskod"],
                time_period=fact["ar"],
                obs_value=number(fact["varde"]),
            )
        )
    if level == "regso":
        rows["TAB6638"] += _dwellings(folder)
    for table, held in sorted(rows.items()):
        section = f"scb_{table.lower()}"
        yield note(f"{section}_{level}", section, level=LEVEL[level]), held


def _dwellings(folder: Path) -> list[Row]:
    return [
        Row(
            indicator="dwellings",
            geography="regso2025",
            ref_area=fact["omradeskod"],
            time_period=fact["ar"],
            category=TENURE[fact["upplatelseform"]],
            obs_value=number(fact["lagenheter"]),
        )
        for fact in facts(folder, "regso_lagenheter_upplatelseform_2025_borlange.csv")
    ]


def _ages(folder: Path, level: str) -> tuple[Note, list[Row]]:
    rows = [
        Row(
            indicator="population",
            geography=f"{level}2025",
            ref_area=fact["omradeskod"],
            time_period=fact["ar"],
            sex=SEX[fact["kon"]],
            category=fact["alder"],
            obs_value=number(fact["antal"]),
        )
        for fact in facts(folder, f"{level}_befolkning_alder_kon_2025_borlange.csv")
    ]
    return note(f"scb_tab6574_age_{level}"), rows


def _area_types(folder: Path) -> tuple[Note, list[Row]]:
    rows = [
        Row(
            indicator="area_type",
            geography="regso2020",
            ref_area=fact["regsokod"],
            time_period=fact["ar"],
            obs_value=number(fact["omradestyp"]),
        )
        for fact in facts(folder, "regso_omradestyp_2022.csv")
        if fact["kommunkod"] in PEERS
    ]
    return note("scb_area_type_regso2020"), rows


def _county(folder: Path) -> tuple[Note, list[Row]]:
    rows = [
        Row(
            indicator="low_economic_standard_0_19",
            geography="county",
            ref_area=fact["lanskod"],
            time_period=fact["ar"],
            obs_value=number(fact["lag_ekonomisk_standard_procent"]),
            obs_status="approximate",
        )
        for fact in facts(folder, "lag_ekonomisk_standard_0_19_dalarna_lan.csv")
    ]
    return note("scb_tab6685_county"), rows
