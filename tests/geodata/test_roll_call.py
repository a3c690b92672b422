"""The world of October 1962: its territories, names, blocs and neighbours."""

import re

import pytest
from shapely import Point

from tests.geodata.reading import area_of, boundaries, layer, table, territories

# Names that came into use after October 1962 (with the year), in any spelling a modern source has.
LATER_NAMES = (
    "Tanzania 1964, Malaysia 1963, Bangladesh 1971, Zambia 1964, Malawi 1964, Zimbabwe 1980, "
    "Botswana 1966, Lesotho 1966, Namibia 1968, Benin 1975, Burkina 1984, Zaire 1971, "
    "Eswatini 2018, Sri Lanka 1972, Myanmar 1989, Belize 1973, Guyana 1966, Vanuatu 1980, "
    "Kiribati 1979, Tuvalu 1978, Djibouti 1977, Russia 1991, Czechia 1993, Kampuchea 1975, "
    "Oman 1970, Emirates 1971, Guinea-Bissau 1973, Cabo Verde 1986, "
    "Timor-Leste 2002, Palestine 1988"
)
LATER_CITIES = (
    "Saint Petersburg, Ho Chi Minh City, Beijing, Mumbai, Kolkata, Chennai, Dhaka, Kinshasa, "
    "Lubumbashi, Kisangani, Harare, Maputo, Jakarta, Jayapura, Yangon, Banjul, Malabo, Almaty, "
    "Bishkek, Yekaterinburg, Nizhny Novgorod, Samara, Chemnitz, N'Djamena, Nuuk, Antananarivo, "
    "Islamabad, Stalingrad, Stalinabad, Ciudad Trujillo, Astana, Kota Kinabalu"
)


def neighbours_of(territory: str) -> set[str]:
    pairs = {(row["a"], row["b"]) for row in boundaries()}
    return {b if a == territory else a for a, b in pairs if territory in (a, b)} - {territory}


def test_every_territory_has_an_id_a_name_a_status_and_land() -> None:
    assert len(territories()) == 224
    for row in territories().values():
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", row["id"])
        assert row["name"]
        assert row["status"]
        assert row["certainty"] in {"certain", "probable", "approximate"}
        assert not row["geometry"].is_empty


@pytest.mark.parametrize(
    ("territory", "status", "power"),
    [
        ("usa", "independent", ""),
        ("cuba", "independent", ""),
        ("guantanamo", "leased", "usa"),
        ("canal-zone", "leased", "usa"),
        ("west-berlin", "occupied", "usa,uk,france"),
        ("east-berlin", "occupied", "ussr"),
        ("west-irian", "un-administration", "un"),
        ("ryukyu", "administered", "usa"),
        ("rhodesia-nyasaland", "federation", "uk"),
        ("kenya", "colony", "uk"),
        ("algeria", "independent", ""),
        ("jamaica", "independent", ""),
        ("uganda", "independent", ""),
        ("singapore", "self-governing", "uk"),
        ("south-west-africa", "mandate", "south-africa"),
        ("angola", "overseas-province", "portugal"),
    ],
)
def test_statuses_are_those_of_october_1962(territory: str, status: str, power: str) -> None:
    row = territories()[territory]
    assert (row["status"], row["power"]) == (status, power)


def test_powers_and_neighbours_are_territories_of_the_map() -> None:
    known = set(territories()) | {"un"}
    for row in territories().values():
        assert set(filter(None, row["power"].split(","))) <= known
    for line in boundaries():
        assert {line["a"], line["b"]} <= known
        assert line["a"] <= line["b"]


@pytest.mark.parametrize(
    ("bloc", "members"),
    [
        ("nato", 15),
        ("warsaw-pact", 7),
        ("warsaw-pact-inactive", 1),
        ("oas", 20),
        ("oas-excluded", 1),
        ("seato", 8),
        ("cento", 4),
        ("nam", 25),
    ],
)
def test_blocs_have_as_many_members_as_in_1962(bloc: str, members: int) -> None:
    # Memberships: treaties of 1949, 1955, 1948, 1954 and 1955; Belgrade conference of 1961.
    found = [row for row in territories().values() if bloc in row["blocs"].split(",")]
    assert len(found) == members


def test_the_united_nations_have_109_members_on_the_day_of_the_speech() -> None:
    # UN Yearbook 1962, Appendix I: 109 with Algeria, of which two are republics of the USSR.
    assert sum(row["un_member"] for row in territories().values()) + 2 - 1 == 109
    # The row of Uganda counts already: it joined on 25 October, in the middle of the crisis.
    assert territories()["uganda"]["un_member"] == 1


def test_no_territory_bears_a_name_that_did_not_exist_yet() -> None:
    later = {re.sub(r"\s*\d{4}$", "", name) for name in LATER_NAMES.split(", ")}
    for row in territories().values():
        if row["id"] == "muscat-oman":
            continue
        for name in later:
            assert not re.search(rf"\b{name}\b", row["name"]), row["name"]


def test_no_city_bears_a_name_that_did_not_exist_yet() -> None:
    later = set(LATER_CITIES.split(", "))
    assert not later & {row["name"] for row in table("cities.csv")}


@pytest.mark.parametrize(
    ("territory", "expected"),
    [
        ("ussr", {"turkey", "hungary", "norway", "finland", "poland", "iran", "china", "mongolia"}),
        ("east-germany", {"west-germany", "poland", "czechoslovakia", "west-berlin"}),
        ("pakistan", {"india", "burma", "afghanistan", "iran", "china"}),
        ("syria", {"israel", "turkey", "lebanon", "jordan", "iraq"}),
        ("sudan", {"uar", "ethiopia", "uganda", "kenya", "congo-leopoldville"}),
        ("rhodesia-nyasaland", {"tanganyika", "mozambique", "congo-leopoldville", "bechuanaland"}),
        ("cuba", {"guantanamo"}),
        ("north-vietnam", {"south-vietnam", "laos", "china"}),
        ("south-arabia", {"north-yemen", "saudi-arabia", "muscat-oman"}),
    ],
)
def test_territories_touch_the_neighbours_of_1962(territory: str, expected: set[str]) -> None:
    assert expected <= neighbours_of(territory)


def test_some_neighbours_of_today_do_not_touch() -> None:
    assert "west-germany" not in neighbours_of("west-berlin")
    assert "west-germany" not in neighbours_of("poland")
    assert "china" not in neighbours_of("south-vietnam")
    assert neighbours_of("west-berlin") == {"east-berlin", "east-germany"}


@pytest.mark.parametrize(
    ("place", "lon_deg", "lat_deg", "territory"),
    [
        ("San Cristóbal", -83.051, 22.717, "cuba"),
        ("Guantánamo Bay airfield", -75.207, 19.906, "guantanamo"),
        ("Königsberg", 20.51, 54.71, "ussr"),
        ("Goa", 73.9, 15.4, "india"),
        ("Dacca", 90.4, 23.75, "pakistan"),
        ("Gaza", 34.45, 31.5, "gaza"),
        ("Hebron", 35.1, 31.53, "jordan"),
        ("Kuneitra", 35.82, 33.13, "syria"),
        ("Naha", 127.7, 26.22, "ryukyu"),
        ("Naze, Amami", 129.48, 28.38, "japan"),
        ("Iwo Jima", 141.32, 24.78, "bonin"),
        ("Vinh Linh", 107.0, 17.07, "north-vietnam"),
        ("Quang Tri", 107.19, 16.75, "south-vietnam"),
        ("Hollandia", 140.66, -2.6, "west-irian"),
        ("Walvis Bay", 14.53, -22.95, "south-africa"),
        ("Eilat", 34.95, 29.57, "israel"),
        ("Crimea", 34.1, 45.0, "ussr"),
        ("Elisabethville", 27.48, -11.66, "congo-leopoldville"),
        ("Balboa", -79.556, 8.96, "canal-zone"),
        ("Pevek", 170.6, 69.6, "ussr"),
        ("Uelen", 190.2, 66.15, "ussr"),
        ("Gambell, St Lawrence Island", 188.3, 63.75, "usa"),
        ("Suez", 32.5, 30.0, "uar"),
        ("Neuhaus an der Elbe", 10.93, 53.29, "east-germany"),
    ],
)
def test_places_lie_in_the_territory_of_1962(
    place: str, lon_deg: float, lat_deg: float, territory: str
) -> None:
    point = Point(lon_deg, lat_deg)
    found = [row["id"] for row in territories().values() if row["geometry"].intersects(point)]
    assert found == [territory], place


def test_cities_lie_in_their_country() -> None:
    # Harbours stand on coasts generalised for 1:10 million.
    slack_deg = 0.03
    for row in table("cities.csv"):
        point = Point(float(row["lon"]), float(row["lat"]))
        assert area_of(row["country"]).distance(point) < slack_deg, row["name"]


def test_cities_and_seas_have_unique_ids_and_known_ranks() -> None:
    for file in ("cities.csv", "seas.csv"):
        ids = [row["id"] for row in table(file)]
        assert len(set(ids)) == len(ids)
        assert {row["rank"] for row in table(file)} <= set("12345")
    assert {row["capital"] for row in table("cities.csv")} == {"0", "1"}


def test_sea_names_stand_on_water() -> None:
    for row in table("seas.csv"):
        if row["id"] == "arctic-ocean":
            continue
        point = Point(float(row["lon"]), float(row["lat"]))
        on_land = [t["id"] for t in territories().values() if t["geometry"].intersects(point)]
        assert not on_land, row["name"]


@pytest.mark.parametrize(
    ("name", "lon_deg", "lat_deg", "wet"),
    [
        ("Aral Sea of 1960", 60.0, 45.0, True),
        ("Lake Nasser", 32.6, 22.9, False),
        ("Lake Volta", 0.07, 7.73, False),
        ("Lake Kariba", 27.59, -17.23, True),
        ("Kremenchug", 32.73, 49.29, True),
        ("Kiev reservoir", 30.5, 50.91, False),
        ("Saratov reservoir", 48.2, 52.6, False),
        ("Volgograd reservoir of 1961", 46.01, 51.04, True),
        ("Sea of Galilee", 35.6, 32.8, True),
        ("Georgian Bay", -80.74, 45.25, True),
        ("Saginaw Bay", -83.5, 43.85, True),
        ("Lake St Clair", -82.7, 42.45, True),
        ("Lake Chad", 14.2, 13.2, True),
    ],
)
def test_lakes_are_those_of_1962(name: str, lon_deg: float, lat_deg: float, wet: bool) -> None:
    point = Point(lon_deg, lat_deg)
    lakes = layer("water.gpkg", "lakes")
    assert any(row["geometry"].contains(point) for row in lakes) is wet, name
