"""A province's tree of units (cây đơn vị của tỉnh): its departments from templates, its communes from a package."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from importlib import import_module
from importlib.resources import files
from typing import Any, Final

from attrs import frozen

from tthc.errors import InputError, MissingExtraError
from tthc.model.unit import FormerName, Unit, UnitKind
from tthc.registry.unit_name import unit_key
from tthc.registry.units import UnitRegistry
from tthc.text.normal import fold

_DIVISIONS: Final[dict[str, tuple[UnitKind, str]]] = {
    "xã": ("commune", "xã"),
    "phường": ("ward", "phường"),
    "đặc khu": ("special-zone", "đặc khu"),
}
_ONE_DAY: Final = timedelta(days=1)


@frozen
class ProvinceName:
    """A province and what it is called.

    Attributes:
        bare: without the word for its rank: "Bắc Ninh".
        is_city: centrally run city from the beginning of the register.
    """

    bare: str
    is_city: bool = False

    @property
    def slug(self) -> str:
        """The name in plain letters, as ids have it."""
        return slug_of(self.bare)


def province_registry(
    name: str, *, communes: Iterable[str] = (), merged_on: date | None = None, offices: bool = False
) -> UnitRegistry:
    """The units of one province: its People's Committee, departments past and present, and communes.

    Args:
        name: "Bắc Ninh", "tỉnh Bắc Ninh" or "thành phố Huế".
        communes: their names with the word for their rank, "xã Tân Lập"; see ``national_registry`` for all of them.
        merged_on: day on which the departments of this province were merged in 2025; without it the register says only
            that it lies between 1 January and 30 June 2025.
        offices: whether to add the offices of each commune.

    Raises:
        InputError: a commune's name does not begin with xã, phường or đặc khu.

    Example:
        >>> registry = province_registry("An Khê", communes=["xã Tân Lập", "phường Tân An"])
        >>> found = registry.resolve("Sở TT&TT", date(2026, 3, 2))
        >>> found.unit.name, found.lifetime, [unit.name for unit in found.successors]
        ('Sở Thông tin và Truyền thông', 'ended', ['Sở Khoa học và Công nghệ'])
        >>> [unit.name for unit in registry.spread("UBND cấp xã", date(2026, 3, 2))]
        ['UBND xã Tân Lập', 'UBND phường Tân An']
    """
    province = _province_name(name)
    units = [*_province(province, merged_on), *_communes(province, communes, offices=offices)]
    return UnitRegistry.of(units)


def national_registry(*, offices: bool = False) -> UnitRegistry:
    """All provinces with their departments and communes, from the package ``vietnam-provinces``.

    The package shows the country as of the arrangement of 1 July 2025; what became a centrally run city in 2026 has its
    former name until the day before.

    Raises:
        MissingExtraError: ``tthc[provinces]`` is not installed.
    """
    try:
        source = import_module("vietnam_provinces")
    except ModuleNotFoundError as fault:
        raise MissingExtraError("provinces", needed_for="the register of all communes") from fault
    wards: dict[Any, list[str]] = {}
    for ward in source.Ward.iter_all():
        wards.setdefault(ward.province_code, []).append(ward.name[:1].lower() + ward.name[1:])
    units: list[Unit] = []
    for one in source.Province.iter_all():
        province = _province_name(one.name)
        units += _province(province, None)
        units += _communes(province, wards.get(one.code, ()), offices=offices)
    return UnitRegistry.of((*units, *_former_provinces()))


def slug_of(name: str) -> str:
    """A name in plain letters joined by hyphens.

    Example:
        >>> slug_of("Đắk Lắk"), slug_of("xã Tân Lập 2")
        ('dak-lak', 'xa-tan-lap-2')
    """
    plain = unicodedata.normalize("NFD", fold(name).replace("đ", "d"))
    letters = "".join(
        char if char.isascii() and char.isalnum() else " " for char in plain if not unicodedata.combining(char)
    )
    return "-".join(letters.split())


def _province_name(name: str) -> ProvinceName:
    words = " ".join(name.split())
    low = fold(words)
    for rank in ("thành phố ", "tỉnh ", "ubnd tỉnh ", "ubnd thành phố "):
        if low.startswith(rank):
            return ProvinceName(words[len(rank) :], is_city="thành phố" in rank)
    return ProvinceName(words)


def _province(province: ProvinceName, merged_on: date | None) -> Iterator[Unit]:
    city = _city_of(province)
    rank = "thành phố" if province.is_city or city else "tỉnh"
    full = f"{rank} {province.bare}"
    former = FormerName(name=f"tỉnh {province.bare}", until=city["from"] - _ONE_DAY) if city else None
    yield Unit(
        id=province.slug,
        name=f"UBND {full}",
        aliases=(full, f"UBND {rank}"),
        former_names=(FormerName(name=f"UBND {former.name}", until=former.until), former) if former else (),
        kind="province",
        level="province",
        basis=city["basis"] if city else None,
    )
    for entry in _templates()["province"]:
        yield _department(entry, province, full, merged_on, former)


def _city_of(province: ProvinceName) -> Mapping[str, Any] | None:
    """What made a province a centrally run city in 2026, if anything did."""
    return next(
        (entry for entry in _templates()["city"] if unit_key(entry["province"]) == unit_key(province.bare)), None
    )


def _department(
    entry: Mapping[str, Any], province: ProvinceName, full: str, merged_on: date | None, former: FormerName | None
) -> Unit:
    mergers = _templates()["mergers"]
    begins, ends = "begins" in entry, "ends" in entry
    earliest, latest = (merged_on, merged_on) if merged_on else (mergers["earliest"], mergers["latest"] + _ONE_DAY)
    name = entry["name"].format(province=full)
    places = (full, *((former.name,) if former else ()))
    aliases = [*entry.get("aliases", ()), *(f"{name} {place}" for place in places if place not in name)]
    borne = former and full in name and FormerName(name=name.replace(full, former.name), until=former.until)
    return Unit(
        id=f"{province.slug}.{entry['key']}",
        name=name,
        aliases=tuple(aliases),
        former_names=(borne,) if borne else (),
        kind=entry["kind"],
        level="province",
        parent=province.slug,
        valid_from=earliest if begins else None,
        sure_from=latest if begins else None,
        valid_to=latest - _ONE_DAY if ends else None,
        sure_to=earliest - _ONE_DAY if ends else None,
        successors=tuple(f"{province.slug}.{key}" for key in entry.get("successors", ())),
        basis=mergers["basis"] if begins or ends else None,
    )


def _communes(province: ProvinceName, names: Iterable[str], *, offices: bool) -> Iterator[Unit]:
    levels = _templates()["two-levels"]
    seen: dict[str, int] = {}
    for name in names:
        rank = next((rank for rank in _DIVISIONS if fold(name).startswith(f"{rank} ")), None)
        if rank is None:
            raise InputError(f"{name!r:.80} is no commune", hint='write "xã …", "phường …" or "đặc khu …"')
        kind, word = _DIVISIONS[rank]
        full = f"{word} {' '.join(name.split())[len(rank) + 1 :]}"
        slug = slug_of(full)
        seen[slug] = seen.get(slug, 0) + 1
        unit = Unit(
            id=f"{province.slug}.{slug}" if seen[slug] == 1 else f"{province.slug}.{slug}-{seen[slug]}",
            name=f"UBND {full}",
            aliases=(full,),
            kind=kind,
            level="commune",
            parent=province.slug,
            valid_from=levels["from"],
            basis=levels["basis"],
        )
        yield unit
        if offices:
            yield from _commune_offices(unit, full)


def _commune_offices(commune: Unit, full: str) -> Iterator[Unit]:
    for entry in _templates()["commune"]:
        if commune.kind in entry.get("of", (commune.kind,)):
            yield Unit(
                id=f"{commune.id}.{entry['key']}",
                name=entry["name"].format(commune=full),
                aliases=tuple(entry.get("aliases", ())),
                kind=entry["kind"],
                level="commune",
                parent=commune.id,
                valid_from=commune.valid_from,
                basis=commune.basis,
            )


def _former_provinces() -> Iterator[Unit]:
    for entry in _templates()["former-province"]:
        name = entry["province"]
        yield Unit(
            id=slug_of(name),
            name=f"UBND tỉnh {name}",
            aliases=(f"tỉnh {name}",),
            kind="province",
            level="province",
            valid_to=entry["to"],
            successors=(slug_of(entry["successor"]),),
            basis=entry["basis"],
        )


@cache
def _templates() -> Mapping[str, Any]:
    return tomllib.loads(files("tthc").joinpath("data/registry/units.toml").read_text(encoding="utf-8"))
