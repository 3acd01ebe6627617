"""Each family of files is read to its end: figures, marks and problems, by their cells."""

import csv
import io
import json
import zipfile
from collections import Counter
from datetime import date

import pytest
from made_tables import SIRIS_HEADINGS, SIRIS_PREAMBLE, read, siris, told, workbook
from openpyxl import load_workbook
from samples import sample

from htl_dash.domain.status import ConfStatus, ObsStatus
from htl_dash.domain.table_choice import ColumnRole, TableChoices
from htl_dash.sources.office_file import FileError
from htl_dash.sources.raw_table import RawTable, Recognised
from htl_dash.sources.recognising import read_raw, recognise
from htl_dash.sources.table_file import open_table_file

MASER = "Maserskolan;56442130;Borlänge;2081;Kommunal;Borlänge kommun;2120002239;"
FEW = "Lanternan;59137023;Borlänge;2081;Enskild;Adventum AB;5563876753;"


def roles(recognised: Recognised) -> dict[str, str]:
    return {one.key: str(one.role) for one in recognised.columns}


def problems(table: RawTable) -> list[tuple[str, str, str]]:
    return [
        (one.text_key.removeprefix("table_problem."), one.value, one.cell.place)
        for one in table.problems
    ]


def test_a_siris_export_gives_every_cell_with_its_mark_and_place():
    content = siris(MASER + "108;51,9;69,4;201,1", FEW + "..;.;~100;..")
    recognised, table = read(content)
    assert (recognised.family, recognised.publisher) == ("siris", "Skolverket")
    assert recognised.title == "Grundskola - Slutbetyg årskurs 9, samtliga elever"
    assert recognised.period == "2024/25"
    assert table.rows == 2
    assert table.problems == ()
    assert [(one[0], one[1], one[5], one[6]) for one in told(table)] == [
        ("56442130", "2024/25", 108, "R7C8"),
        ("56442130", "2024/25", 51.9, "R7C9"),
        ("56442130", "2024/25", 69.4, "R7C10"),
        ("56442130", "2024/25", 201.1, "R7C11"),
        ("59137023", "2024/25", "..", "R8C8"),
        ("59137023", "2024/25", ".", "R8C9"),
        ("59137023", "2024/25", "~100", "R8C10"),
        ("59137023", "2024/25", "..", "R8C11"),
    ]


def test_a_siris_export_that_ends_within_its_last_number_is_refused():
    whole = siris(*[MASER + "108;51,9;69,4;201,1"] * 2)
    cut = whole[: whole.rindex(b"1,1")]
    assert cut.endswith(b"69,4;20")
    with pytest.raises(FileError) as found:
        read(cut)
    assert (found.value.text_key, found.value.facts["row"]) == ("table_file.cut", 8)
    assert read(whole.removesuffix(b"\n"))[1].problems == ()


def test_a_table_made_by_hand_needs_no_line_break_at_its_end():
    _, table = read("Kommun;År;Arbetslösa\nBorlänge;2024;81\nFalun;2024;70,5".encode())
    assert [one.mark.value for one in table.figures] == [81, 70.5]


def test_nearly_all_is_hidden_and_is_not_a_hundred():
    _, table = read(siris(FEW + "..;.;~100;.."))
    marks = {one.text: one.mark for one in table.figures}
    assert marks["~100"].value is None
    assert marks["~100"].conf_status is ConfStatus.PUBLISHER
    assert marks["."].obs_status is ObsStatus.NOT_APPLICABLE


def test_the_school_is_the_place_and_its_municipality_and_owner_are_not():
    recognised, _ = read(siris(MASER + "108;51,9;69,4;201,1"))
    found = roles(recognised)
    assert found["Skol-enhetskod"] == ColumnRole.PLACE_CODE
    assert found["Skola"] == ColumnRole.PLACE_NAME
    ignored = ("Skolkommun", "Kommun-kod", "Typ av huvudman", "Huvudman orgnr")
    assert {found[one] for one in ignored} == {ColumnRole.IGNORED}


def test_an_older_siris_export_with_other_words_is_the_same():
    """As it was in 2018/19: no padding, a semicolon at the end, other headings."""
    content = (
        "Statistik från Skolverket, http://www.skolverket.se\n\n"
        "Grundskolan - Slutbetyg årskurs 9, samtliga elever\nValt läsår: 2018/19\n\n"
        "Skola;Skol-enhetskod;Skolkommun;Kommun-kod;Typ av huvudman;Huvudman;Huvudman"
        " orgnr;Antal elever;Andel som uppnått kunskapskraven i alla ämnen;Andel (%)"
        " behörig yrkesprog.;Genomsnittligt meritvärde (17);\n"
        "Ahlafors Fria skola;71387206;Ale;1440;Enskild;AB;7696142343;25;96,0;~100;"
        "274,2;\n"
    )
    recognised, table = read(content.encode("utf-8-sig"))
    assert recognised.period == "2018/19"
    assert [one[5] for one in told(table)] == [25, 96, "~100", 274.2]


def test_a_municipality_export_keeps_the_zero_and_the_type_of_owner_as_the_part():
    content = (
        f"{SIRIS_PREAMBLE}Kommun;Kommun-kod;Län;Läns-kod;Typ av huvudman;Antal elever\n"
        "Aneby;604;Jönköpings län;6;Samtliga;70\nAneby;0604;Jönköpings län;6;Enskild;..\n"
    )
    _, table = read(content.encode("utf-8-sig"))
    assert [(one[0], one[3], one[5]) for one in told(table)] == [
        ("0604", "_T", 70),
        ("0604", "Enskild", ".."),
    ]


def test_salsa_has_a_category_above_its_headings():
    content = (
        "Statistik från Skolverket\n\nGrundskolan - Salsa\nValt läsår: 2018/19\n\n"
        ";;Bakgrundsinformation;Andel (%);Andel (%);Genomsnittligt meritvärde;;\n"
        "Skola;Skol-enhetskod;Andel (%) pojkar;Faktiskt värde (F);Residual (R=F-B);"
        "Faktiskt värde (F);Residual (R=F-B);\n"
        "Ahlafors Fria skola;71387206;32;96;-11;274;-23;\n"
    )
    _, table = read(content.encode("utf-8-sig"))
    assert [(one[4], one[5]) for one in told(table)] == [
        ("Bakgrundsinformation: Andel (%) pojkar", 32),
        ("Andel (%): Faktiskt värde (F)", 96),
        ("Andel (%): Residual (R=F-B)", -11),
        ("Genomsnittligt meritvärde: Faktiskt värde (F)", 274),
        ("Genomsnittligt meritvärde: Residual (R=F-B)", -23),
    ]


def test_sexes_in_a_column_and_in_headings_are_the_same():
    in_column = (
        f"{SIRIS_PREAMBLE}Skol-enhetskod;Kön;Antal elever\n56442130;Samtliga;9\n"
    )
    in_column += "56442130;Flickor;4\n56442130;Pojkar;5\n"
    in_headings = (
        f"{SIRIS_PREAMBLE};Antal elever;;\nSkol-enhetskod;Totalt;Flickor;Pojkar"
    )
    in_headings += "\n56442130;9;4;5\n"
    for content in (in_column, in_headings):
        _, table = read(content.encode())
        found = [(one[2], one[4], one[5]) for one in told(table)]
        assert found == [
            ("_T", "Antal elever", 9),
            ("F", "Antal elever", 4),
            ("M", "Antal elever", 5),
        ]


def test_a_pxweb_workbook_without_headings_over_its_first_columns():
    rows = [
        ["Låg ekonomisk standard efter region, ålder och år"],
        [],
        ["", "", "", "2022", "2023"],
        ["2081R001", "Borlänge (Domnarvet)", "0-19 år", 21.5, ".."],
        ["", "", "20-64 år", 11, 12],
        ["2081R002", "Borlänge (Kvarnsveden)", "0-19 år", "..", 8],
        [],
        ["Disponibel inkomst, se fotnot."],
        ["Källa:", ""],
        ["SCB"],
    ]
    recognised, table = read(workbook({"TAB6685": rows}))
    assert (recognised.family, recognised.publisher) == ("pxweb", "SCB")
    assert table.problems == ()
    assert told(table) == [
        ("2081R001", "2022", "_T", "0-19 år", "Låg ekonomisk standard", 21.5, C("D4")),
        ("2081R001", "2023", "_T", "0-19 år", "Låg ekonomisk standard", "..", C("E4")),
        ("2081R001", "2022", "_T", "20-64 år", "Låg ekonomisk standard", 11, C("D5")),
        ("2081R001", "2023", "_T", "20-64 år", "Låg ekonomisk standard", 12, C("E5")),
        ("2081R002", "2022", "_T", "0-19 år", "Låg ekonomisk standard", "..", C("D6")),
        ("2081R002", "2023", "_T", "0-19 år", "Låg ekonomisk standard", 8, C("E6")),
    ]


def C(cell: str) -> str:  # noqa: N802  # reads as the cell's name
    return f"TAB6685!{cell}"


def test_codes_before_their_own_texts_are_no_parts():
    rows = [
        ["Folkmängd efter region, ålder, kön och år"],
        [],
        ["", "", "", "", "", "", "2023"],
        ["2081", "Borlänge", "0-19", "0-19 år", "1", "män", 5],
        ["", "", "", "", "2", "kvinnor", 6],
        ["2085", "Ludvika", "0-19", "0-19 år", "1", "män", 7],
        ["", "", "", "", "2", "kvinnor", 8],
    ]
    _, table = read(workbook({"T": rows}))
    assert [one[:4] + one[5:6] for one in told(table)] == [
        ("2081", "2023", "M", "0-19 år", 5),
        ("2081", "2023", "F", "0-19 år", 6),
        ("2085", "2023", "M", "0-19 år", 7),
        ("2085", "2023", "F", "0-19 år", 8),
    ]


def test_a_pxweb_workbook_with_measures_over_the_years():
    rows = [
        ["Folkmängd efter region, kön, tabellinnehåll och år"],
        [],
        ["", "", "Folkmängd", "", "Folkökning", ""],
        ["", "", "2020", "2021", "2020", "2021"],
        ["Borlänge", "män", 10, "..", 1, -2],
        ["", "kvinnor", 11, 12, 3, 4],
    ]
    _, table = read(workbook({"T": rows}))
    assert [one[:6] for one in told(table)][:4] == [
        ("Borlänge", "2020", "M", "_T", "Folkmängd", 10),
        ("Borlänge", "2021", "M", "_T", "Folkmängd", ".."),
        ("Borlänge", "2020", "M", "_T", "Folkökning", 1),
        ("Borlänge", "2021", "M", "_T", "Folkökning", -2),
    ]
    assert [one[0] for one in told(table)][4:] == ["Borlänge"] * 4


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8-sig", "utf-8"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_pxweb_csv_with_years_in_the_headings(encoding, separator):
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator, quoting=csv.QUOTE_NONNUMERIC)
    measure = "Låg ekonomisk standard, procent"
    writer.writerow(["region", "ålder", f"{measure} 2023", f"{measure} 2024"])
    writer.writerow(["2081R001_RegSO2025 Borlänge (Domnarvet)", "0-19 år", "..", 12.1])
    recognised, table = read(out.getvalue().encode(encoding))
    assert (recognised.family, recognised.publisher) == ("pxweb", "SCB")
    place = "2081R001_RegSO2025 Borlänge (Domnarvet)"
    assert told(table) == [
        (place, "2024", "_T", "0-19 år", measure, 12.1, "R2C4"),
    ]
    assert table.unused == 1


def test_a_long_table_names_its_measure_in_every_row():
    head = ["region_kod", "region", "kön", "ålder", "tabellinnehåll", "månad", "value"]
    row = ["2081", "Borlänge", "totalt", "20-64 år", "arbetslöshet", "2026M04", 5.9]
    other = ["2021", "Vansbro", *row[2:-1], 3.0]
    rows = [[*head, "grupp"], [*row, "4-6"], [*other, "2-4"]]
    _, table = read(workbook({"A": rows}))
    assert [one[2:] for one in told(table)] == [
        ("_T", "20-64 år", "arbetslöshet", 5.9, "A!G2"),
        ("_T", "20-64 år", "arbetslöshet", 3.0, "A!G3"),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        "56442130;Eftergymnasial;80\n",
        "56442130;Eftergymnasial;80\n56442130;Gymnasial;60\n",
    ],
)
def test_a_group_of_children_under_an_unknown_heading_is_not_all_children(rows):
    head = f"{SIRIS_PREAMBLE}Skol-enhetskod;Utbildning i hemmet;Antal elever\n"
    _, table = read((head + rows).encode())
    assert "_T" not in {one.category for one in table.figures}
    assert table.figures[0].category == "Eftergymnasial"


def test_a_fact_of_each_place_under_an_unknown_heading_is_no_part():
    rows = (
        "Skol-enhetskod;Rektorsområde;Antal elever\n56442130;Norr;9\n84601215;Syd;8\n"
    )
    _, table = read((SIRIS_PREAMBLE + rows).encode())
    assert {one.category for one in table.figures} == {"_T"}


@pytest.mark.parametrize(("word", "sex"), [("flickor", "F"), ("pojkar 2025", "M")])
def test_a_title_that_ends_in_one_sex_is_of_that_sex_alone(word, sex):
    content = siris(MASER + "108;51,9;69,4;201,1").decode("utf-8-sig")
    _, table = read(content.replace("samtliga elever", word).encode())
    assert {one.sex for one in table.figures} == {sex}


def test_a_column_of_ours_is_read_though_most_of_it_cannot_be():
    _, table = read(siris(MASER + "108;fel;69,4;201,1", FEW + "..;oklart;~100;.."))
    assert problems(table) == [
        ("unknown_mark", "fel", "R7C9"),
        ("unknown_mark", "oklart", "R8C9"),
    ]


def test_a_pxweb_workbook_with_codes_and_texts_of_everything():
    measure = "Andel personer med låg ekonomisk standard, procent"
    title = "Låg ekonomisk standard efter region, ålder, tabellinnehåll och år"
    codes = ["2081R001_RegSO2025", "2081R001 Borlänge (Norr)", "0-19", "0-19 år"]
    rows = [[title], [], [None] * 6 + ["2024"], [*codes, "000008AC", measure, 40.2]]
    _, table = read(workbook({"A": rows}))
    assert told(table) == [
        ("2081R001_RegSO2025", "2024", "_T", "0-19 år", measure, 40.2, "A!G4")
    ]


def test_months_to_come_are_missing_and_not_zero():
    rows = [
        ["Ekonomiskt bistånd, Dalarnas län"],
        ["År", "Månad", "Antal hushåll", "Utbetalt ekonomiskt bistånd tkr"],
        ["2024", "April", 3914, 26908],
        ["2024", "Maj", "--", "--"],
    ]
    recognised, table = read(workbook({"Tabell": rows}))
    assert recognised.publisher == "Socialstyrelsen"
    assert [one[:2] + one[4:6] for one in told(table)] == [
        ("Dalarnas län", "2024-04", "Antal hushåll", 3914),
        ("Dalarnas län", "2024-04", "Utbetalt ekonomiskt bistånd tkr", 26908),
        ("Dalarnas län", "2024-05", "Antal hushåll", "--"),
        ("Dalarnas län", "2024-05", "Utbetalt ekonomiskt bistånd tkr", "--"),
    ]


def test_a_file_from_the_insurance_agency_with_a_preamble():
    rows = [
        ["Ohälsotalet, uttag 2024-11-06"],
        [],
        ["År", "Månad", "Län", "Kommun", "Ålder", "Kön", "Ohälsotalet"],
        ["2024", "09", "20 Dalarnas län", "2081 Borlänge", "Samtliga", "Kvinnor", 26.4],
        ["2024", "09", "Riket", "Riket", "Samtliga", "Kvinnor och män", 22.3],
    ]
    recognised, table = read(workbook({"t": rows}))
    assert recognised.publisher == "Försäkringskassan"
    assert [one[:4] for one in told(table)] == [
        ("2081 Borlänge", "2024-09", "F", "_T"),
        ("Riket", "2024-09", "_T", "_T"),
    ]


def test_sheets_with_the_same_headings_are_one_table():
    head = ["År", "Månad", "Kommun", "Ohälsotalet"]
    sheets = {
        "Blad1": [head, ["2023", "12", "2081 Borlänge", 26]],
        "Om": [["Så här läser du filen"]],
        "Blad2": [head, ["2024", "01", "2081 Borlänge", 27]],
    }
    recognised, table = read(workbook(sheets))
    assert list(roles(recognised)) == head
    assert [(one[1], one[5], one[6]) for one in told(table)] == [
        ("2023-12", 26, "Blad1!D2"),
        ("2024-01", 27, "Blad2!D2"),
    ]


def test_a_hidden_sheet_gives_no_figures():
    head = ["Kommun", "År", "Antal"]
    sheets = {"Syns": [head, ["A", 2024, 1]], "Dold": [head, ["B", 2024, 2]]}
    _, table = read(workbook(sheets, hidden=["Dold"]))
    assert [one[0] for one in told(table)] == ["A"]


@pytest.mark.parametrize(
    ("status", "mark"), [("", ""), ("Missing", "")], ids=["nothing", "missing"]
)
def test_kolada_rows(status, mark):
    content = "kpi;municipality;year;gender;count;value;status\n"
    content += f"N15428;2081;2024;T;1;77.2;\nN15428;2081;2024;K;1;;{status}\n"
    recognised, table = read(content.encode())
    assert recognised.publisher == "Kolada (RKA)"
    assert [one[:6] for one in told(table)] == [
        ("2081", "2024", "_T", "_T", "N15428", 77.2),
        ("2081", "2024", "F", "_T", "N15428", mark),
    ]


def test_shares_of_one_are_per_cent_where_the_publisher_writes_them_so():
    rows = [
        ["https://www.mucf.se/uvas"],
        ["Unga som varken arbetar eller studerar 2022"],
        [],
        ["Kommunkod", "Kommun", "Andel", "", "Antal", ""],
        ["", "", "16-24 år", "25-29 år", "16-24 år", "25-29 år"],
        ["0114", "Upplands Väsby", 0.046, 0.1, 300, 200],
        ["2081", "Borlänge", 0.07, "..", 0, ".."],
    ]
    recognised, table = read(workbook({"K": rows}, merged=["C4:D4", "E4:F4"]))
    assert (recognised.publisher, recognised.period) == ("MUCF", "2022")
    assert [one[3:6] for one in told(table)] == [
        ("16-24 år", "Andel", 4.6),
        ("25-29 år", "Andel", 10),
        ("16-24 år", "Antal", 300),
        ("25-29 år", "Antal", 200),
        ("16-24 år", "Andel", 7),
        ("25-29 år", "Andel", ".."),
        ("16-24 år", "Antal", 0),
        ("25-29 år", "Antal", ".."),
    ]
    assert table.figures[0].text == "0.046"


def test_a_plain_table_with_swedish_numbers_and_every_kind_of_fault():
    content = (
        "Område;År;Antal barn;Kommentar\n"
        "Tjärna Ängar;2024;1\u00a0234;bra\n"
        "Kvarnsveden;2024;cirka 240;\n"
        "Kvarnsveden;2024;-;\n"
        "Romme;2024;hej;\n"
        ";2024;3;\n"
        "Romme;nu;3;\n"
        "Romme;2010-11;3;\n"
        "Romme;2023;3;;4\n"
    )
    _, table = read(content.encode("cp1252"))
    assert [(one[0], one[5]) for one in told(table)] == [
        ("Tjärna Ängar", 1234),
        ("Kvarnsveden", 240),
    ]
    assert table.figures[1].mark.obs_status is ObsStatus.APPROXIMATE
    assert table.rows == 8
    assert sorted(problems(table)) == [
        ("ambiguous_period", "2010-11", "R8C2"),
        ("no_place", "", "R6C1"),
        ("outside_columns", "4", "R9C5"),
        ("twice", "-", "R4C3"),
        ("unknown_mark", "hej", "R5C3"),
        ("unreadable_period", "nu", "R7C2"),
    ]


def test_a_row_that_is_repeated_word_for_word_is_one():
    content = b"Kommunkod;Ar;Antal\n2081;2024;5\n2081;2024;5\n"
    chosen = TableChoices(roles={"Ar": ColumnRole.PERIOD})
    _, table = read(content, choices=chosen)
    assert (len(table.figures), table.problems, table.rows) == (1, (), 2)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("Kommunkod;Antal\n2081;5\n2085;6\n", "no_period_at_all"),
        ("År;Antal\n2023;5\n2024;6\n", "no_place_at_all"),
    ],
)
def test_what_no_row_can_tell_is_said_once(content, why):
    _, table = read(content.encode())
    assert [one[0] for one in problems(table)] == [why]
    assert table.figures == ()


def test_what_somebody_has_chosen_goes_first():
    content = b"Kommunkod;Antal;Grupp\n2081;5;x\n2081;6;y\n"
    chosen = TableChoices(roles={"Grupp": ColumnRole.CATEGORY}, period="2024")
    _, table = read(content, choices=chosen)
    assert [one[:6] for one in told(table)] == [
        ("2081", "2024", "_T", "x", "Antal", 5),
        ("2081", "2024", "_T", "y", "Antal", 6),
    ]


def test_a_name_is_filled_down_in_merged_cells_but_a_figure_is_not():
    rows = [["Område", "År", "Antal"], ["A", 2023, 5], [None, 2024, None]]
    _, table = read(workbook({"B": rows}, merged=["A2:A3", "C2:C3"]))
    assert [(one[0], one[1], one[5]) for one in told(table)] == [("A", "2023", 5)]
    assert problems(table) == [("merged", "", "B!C3")]


def test_a_formula_without_a_result_is_not_an_empty_cell():
    rows = [["Kommun", "År", "Antal"], ["A", 2023, 1], ["A", 2024, "=1+1"]]
    _, table = read(workbook({"B": rows}))
    assert problems(table) == [("unknown_mark", "=1+1", "B!C3")]


def test_the_same_table_next_year_has_the_same_name():
    first, _ = read(siris(MASER + "108;51,9;69,4;201,1"))
    later = siris(MASER + "99;50;60;200").replace(b"2024/25", b"2025/26")
    second, _ = read(later)
    assert first.signature == second.signature
    assert (first.period, second.period) == ("2024/25", "2025/26")


@pytest.mark.parametrize(
    "content",
    [
        b"a;b\n1;2\n3;4\n",
        b"namn;klass\nAnna;7a\nEva;8b\n",
        workbook({"Tom": []}),
        workbook({"Text": [["En rapport"], ["om barn"]]}),
    ],
)
def test_a_file_without_a_table_is_told_as_that(content):
    opened = open_table_file("fil", content)
    assert recognise(opened) is None
    nothing = Recognised("plain", "", "", "", "", ())
    with pytest.raises(FileError):
        read_raw(opened, nothing, TableChoices())


def naive_siris(content: bytes) -> Counter[str]:
    """Marks and figures counted with nothing but split: 131 schools, four columns."""
    rows = [one.split(";") for one in content.decode("utf-8-sig").splitlines()]
    schools = [one for one in rows if len(one) > 10 and one[1].isdigit()]
    cells = [cell for row in schools for cell in row[7:11]]
    return Counter(one if one in ("..", ".", "~100") else "" for one in cells)


@pytest.mark.samples
def test_the_real_siris_export_is_read_to_its_end():
    name = "skolverket_siris/139_slutbetyg_ak9_2024-25_subset_lan20_21_08.csv"
    content = sample(name)
    recognised, table = read(content)
    assert (recognised.family, recognised.period) == ("siris", "2024/25")
    assert Counter(one.mark.symbol for one in table.figures) == naive_siris(content)
    assert (table.rows, table.problems) == (131, ())
    assert {one.place for one in table.figures if one.place.startswith("5644")}


def naive_cells(content: bytes, columns: slice) -> Counter[str]:
    """Figures and marks in a workbook, counted with another reader."""
    book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    book.worksheets[0].reset_dimensions()
    rows = list(book.worksheets[0].iter_rows(values_only=True))
    cells = [cell for row in rows for cell in row[columns]]
    return Counter(
        one if one == "--" else "" for one in cells if one == "--" or is_number(one)
    )


def is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


@pytest.mark.samples
@pytest.mark.parametrize(
    ("name", "publisher", "columns", "rows"),
    [
        ("Socialstyrelsen 2024_06_17.xlsx", "Socialstyrelsen", slice(2, 4), 132),
        ("arbetsloshet_kommun.xlsx", "", slice(7, 8), 15),
        ("ohalsotal_2024_11_06.xlsx", "Försäkringskassan", slice(6, 7), 108),
    ],
)
def test_real_workbooks_are_read_to_their_end(name, publisher, columns, rows):
    content = sample(f"excel/{name}")
    recognised, table = read(content, name)
    assert recognised.publisher == publisher
    assert (table.rows, table.problems) == (rows, ())
    marks = Counter(one.mark.symbol for one in table.figures)
    assert marks == naive_cells(content, columns)


@pytest.mark.samples
@pytest.mark.parametrize(
    ("name", "cells", "hidden"),
    [
        ("px/PxWebApi_TAB001_multilang.px", 5940, 2259),
        ("px/SCB_BE0101N1_sv_latin1.px", 64, 0),
        ("px/pxmake_TIMEVAL_short.px", 24, 0),
        ("scb_pxweb_v1/BO0104T01_1384_2020-2024.json", 10, 0),
        ("scb_pxweb_v1/BefolkningNy_1384_2024_ages0-49.json", 200, 0),
        ("scb_pxweb_v1/IntGr8RegSOKon2_0880_2023.json", 102, 37),
        ("scb_pxweb_v2/TAB6471_data.json", 2772, 0),
    ],
)
def test_real_px_and_json_tables_are_read_to_their_end(name, cells, hidden):
    content = sample(name)
    _, table = read(content, name)
    assert (len(table.figures), table.problems) == (cells, ())
    assert sum(one.mark.symbol == ".." for one in table.figures) == hidden
    assert content.count(b'".."') in (hidden, hidden + 2)


@pytest.mark.samples
def test_areas_that_are_not_in_use_that_year_are_no_figures():
    content = sample("scb_pxweb_v2/CONSTRUCTED_TAB6685_shape_status.json")
    _, table = read(content)
    values = json.loads(content)["value"]
    empty = sum(one is None for one in values) - 1
    assert len(table.figures) == len(values) - empty
    assert [one.mark.symbol for one in table.figures if one.mark.symbol] == [".."]


def test_headings_are_the_same_with_soft_hyphens_and_line_breaks():
    headings = SIRIS_HEADINGS.replace("Skol-enhetskod", '"Skol-\nenhets\u00adkod"')
    content = f"{SIRIS_PREAMBLE}{headings}{MASER}108;51,9;69,4;201,1\n"
    _, table = read(content.encode())
    assert {one.place for one in table.figures} == {"56442130"}


def socialstyrelsen(*rows: list[object], title: str = "") -> bytes:
    first = [title or "Antal hushåll med ekonomiskt bistånd"]
    return workbook({"Blad1": [first, ["Källa: Socialstyrelsen"], *rows]})


def test_months_in_the_headings_are_of_the_year_in_the_title_or_the_row():
    months = [["Kommunkod", "Januari", "Februari"], ["2081", 612, "x"]]
    titled = socialstyrelsen(*months, title="Antal hushåll 2024. Ekonomiskt bistånd")
    _, table = read(titled)
    assert [one[1:2] + one[5:6] for one in told(table)] == [
        ("2024-01", 612),
        ("2024-02", "x"),
    ]
    _, table = read(
        socialstyrelsen(["Kommunkod", "År", "Januari"], ["2081", 2023, 602])
    )
    assert [one[1] for one in told(table)] == ["2023-01"]
    _, table = read(socialstyrelsen(*months))
    assert problems(table)[0][0] == "no_period_at_all"


def test_a_month_in_a_row_is_of_the_year_that_the_title_or_the_sheet_names():
    rows = [["Ekonomiskt bistånd. Socialstyrelsen"], ["Kommunkod", "Månad", "Hushåll"]]
    sheets = {year: [*rows, ["2081", "Januari", 600]] for year in ("2023", "2024")}
    _, table = read(workbook(sheets))
    assert [one[1] for one in told(table)] == ["2023-01", "2024-01"]
    _, table = read(socialstyrelsen(*rows[1:], ["2081", "Mars", 1], title="År 2022."))
    assert [one[1] for one in told(table)] == ["2022-03"]


def test_a_sex_that_ends_a_heading_is_taken_apart():
    rows = [
        "Kommunkod;År;Andel behöriga: Flickor;Andel behöriga, pojkar",
        "2081;2024;1;2",
    ]
    _, table = read("\n".join(rows).encode())
    assert [one[2:5] for one in told(table)] == [
        ("F", "_T", "Andel behöriga"),
        ("M", "_T", "Andel behöriga"),
    ]


@pytest.mark.parametrize("sexes", [("1+2", "1", "2"), ("totalt", "män", "kvinnor")])
def test_background_is_sex_where_its_cells_are(sexes):
    rows = [f"2081R004;{one};71.5;2023" for one in sexes]
    text = "\n".join(["Region;Bakgrund;Andel behöriga;År", *rows])
    _, table = read(text.encode())
    assert [one[2] for one in told(table)] == ["_T", "M", "F"]


def test_a_measure_with_a_name_and_an_id_has_both():
    rows = ["Nyckeltal;Nyckeltalsid;Kommunkod;2023", "Behöriga;N15428;2081;80,1"]
    recognised, table = read("\n".join(rows).encode())
    assert recognised.publisher == "Kolada (RKA)"
    assert [one[4] for one in told(table)] == ["Behöriga N15428"]


def test_a_row_of_all_municipalities_is_of_their_county():
    rows = [
        ["Försäkringskassan"],
        ["Län", "Kommun", "År-månad", "Ohälsotal"],
        ["20 Dalarnas län", "Samtliga", "2024M12", 23.1],
        ["20 Dalarnas län", "2081 Borlänge", "2024M12", 25.4],
    ]
    _, table = read(workbook({"Data": rows}))
    assert [one[:2] for one in told(table)] == [
        ("20 Dalarnas län", "2024-12"),
        ("2081 Borlänge", "2024-12"),
    ]


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("Källa: Brå", "Brå"),
        ("Källa: Folkhälsomyndigheten, 2024", "Folkhälsomyndigheten"),
        ("Källa: Borlänge kommun", ""),
        ("Källa: Bråviken", ""),
    ],
)
def test_only_authorities_are_taken_at_their_word(line, publisher):
    recognised, _ = read(f"{line};;\nKommunkod;År;Antal\n2081;2024;5\n".encode())
    assert recognised.publisher == publisher


def test_the_first_line_that_excel_wants_is_no_title():
    recognised, _ = read(b"sep=;\nKommunkod;2024;2023\n2081;1;2\n")
    assert recognised.title == ""


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"<html><table><tr><td>Kommun</td></tr></table>", "web_page"),
        (b"\xef\xbb\xbf<!DOCTYPE html>\n<p>", "web_page"),
    ],
)
def test_a_web_page_is_told_as_that(content, why):
    with pytest.raises(FileError) as refused:
        open_table_file("a.xls", content)
    assert refused.value.text_key == f"table_file.{why}"


def test_a_zip_file_is_told_as_that():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as made:
        made.writestr("a.csv", "a;b")
    with pytest.raises(FileError) as refused:
        open_table_file("a.zip", packed.getvalue())
    assert refused.value.text_key == "table_file.zip"


def test_a_sex_that_ends_a_heading_is_no_part_of_the_measure():
    _, table = read(
        "Ohälsotal;;;;;\nKommun;Månad;Ohälsotal kvinnor;Ohälsotal totalt;Antal män\n"
        "Borlänge;2024M09;30,1;25,9;12\n".encode()
    )
    assert [(one[2], one[4], one[5]) for one in told(table)] == [
        ("F", "Ohälsotal", 30.1),
        ("_T", "Ohälsotal", 25.9),
        ("_T", "Antal män", 12),
    ]


def test_sexes_are_sexes_where_scb_calls_them_a_background_variable():
    _, table = read(
        "region;bakgrundsvariabel;år;Andel\n2081R001;totalt;2023;73,1\n"
        "2081R001;kvinnor;2023;77,1\n".encode()
    )
    assert [(one[2], one[3]) for one in told(table)] == [("_T", "_T"), ("F", "_T")]


def test_three_rows_of_headings_are_all_read():
    rows = [
        ["Ekonomisk standard efter region, tabellinnehåll, ålder och år"],
        [],
        [None, "Låg, procent", None, None, "Hög, procent"],
        [None, "0-19 år", None, "totalt", "0-19 år"],
        [None, "2022", "2023", "2023", "2023"],
        ["2081R001 Borlänge (Forssa)", 24.1, 25.3, 19.2, 4],
    ]
    _, table = read(workbook({"TAB": rows}))
    assert [(one[1], *one[3:6]) for one in told(table)] == [
        ("2022", "0-19 år", "Låg, procent", 24.1),
        ("2023", "0-19 år", "Låg, procent", 25.3),
        ("2023", "_T", "Låg, procent", 19.2),
        ("2023", "0-19 år", "Hög, procent", 4),
    ]


def test_two_lists_beside_each_other_are_not_one_table():
    beside = (
        "Kommun;Ohälsotal 2022M09;;Kommun;Ohälsotal 2023M09\n"
        "Falun;20,1;;Borlänge;26,9\nBorlänge;25,9;;Falun;21,1\n"
    )
    _, table = read(beside.encode())
    assert problems(table) == [("beside", "Kommun", "R1C4")]
    assert table.figures == ()
    same = beside.replace(";;Borlänge;", ";;Falun;").replace(
        "25,9;;Falun", "1;;Borlänge"
    )
    _, table = read(same.encode())
    assert [one[5] for one in told(table)] == [20.1, 26.9, 1, 21.1]


def test_a_day_that_a_spreadsheet_keeps_for_a_month_is_the_month():
    rows = [["Kommun", "Månad", "Ohälsotal"], ["Borlänge", date(2024, 9, 1), 25.9]]
    _, table = read(workbook({"Blad": rows}))
    assert [one[1] for one in told(table)] == ["2024-09"]
    rows[0][1] = "År"
    _, table = read(workbook({"Blad": rows}))
    assert [one[0] for one in problems(table)] == ["unreadable_period"]
