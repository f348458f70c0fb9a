"""What a story, a table, a row or the store of a graph has not is told in the graph's language."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import backstory
from backstory.errors import BackstoryError


@pytest.fixture(scope="module")
def graph() -> backstory.Graph:
    return backstory.load(lang="es")


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (lambda g: g.show("coup-2002").nowhere, "Nada de un relato se llama 'nowhere'."),
        (lambda g: g.show("coup-2002")["x"], "un relato no tiene nada en 'x'"),
        (lambda g: g.places.nowhere, "Nada de una tabla se llama 'nowhere'."),
        (lambda g: g.places.column("nowhere"), "se llama 'nowhere'. Hay"),
        (lambda g: g.places.text("nowhere"), "«forma de una tabla» se llama 'nowhere'"),
        (lambda g: g.places[99_999], "No hay fila 99999"),
        (lambda g: g.places(1), "`.chosen([…])` elige columnas"),
        (lambda g: g.places.distinct(1), "Table.distinct: demasiados argumentos"),
        (lambda g: g.places[0]["nowhere"], "Nada de la clase «columna» se llama 'nowhere'."),
        (lambda g: next(iter(g.places)).nowhere, "Nada de una fila se llama 'nowhere'."),
        (lambda g: g.findings(), "Admite: findings."),
    ],
)
def test_what_it_has_not_is_told_in_its_language(
    wrong: Callable[[Any], object], told: str, graph: backstory.Graph
) -> None:
    with pytest.raises(BackstoryError) as why:
        wrong(graph)
    assert told in str(why.value)
    assert "There " not in str(why.value)
