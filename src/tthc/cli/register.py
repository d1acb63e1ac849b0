"""The register of units that a command works with: of one province, of the nation, of a file of the office's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from tthc.cli.command import Decorator
from tthc.errors import InputError

if TYPE_CHECKING:
    from tthc.registry import UnitRegistry


def register_options() -> Decorator:
    """``--province``, ``--nation`` and ``--units``."""

    def decorate(command: Any) -> Any:
        for option in (
            click.option("--units", metavar="FILE", type=click.Path()),
            click.option("--nation", is_flag=True),
            click.option("--province", metavar="NAME"),
        ):
            command = option(command)
        return command

    return decorate


def register_of(province: str | None, nation: bool, units: str | None) -> UnitRegistry:
    """The register that the options name: a province with the communes that the nation's has, if both are named.

    The units of a file are added to it.

    Raises:
        InputError: no option says which units, no province is so called, or the file cannot be used.
        MissingExtraError: the package that knows all communes is not installed.
    """
    from tthc.registry import UnitRegistry, national_registry, province_registry

    if not (province or nation or units):
        raise InputError("no register of units is named", hint="add --province, --nation or --units")
    registry = UnitRegistry.of(())
    if nation:
        registry = national_registry()
        registry = _narrowed(registry, province) if province else registry
    elif province:
        registry = province_registry(province)
    if units is None:
        return registry
    from tthc.io.units import read_units

    return registry.with_units(read_units(units))


def _narrowed(nation: UnitRegistry, province: str) -> UnitRegistry:
    from tthc.registry import province_registry

    unit_id = province_registry(province).units[0].id
    if unit_id not in nation:
        hint = "write it as in “Bắc Ninh”, or leave out --nation"
        raise InputError(f"the register of the nation has no province {province!r:.80}", hint=hint)
    return nation.of((nation[unit_id], *nation.descendants(unit_id)))
