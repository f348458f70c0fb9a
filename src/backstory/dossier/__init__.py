"""
Read a folder of YAML into a Dossier, or tell every mistake in it with its line.

This package is the only room that knows YAML: marks (files → values with spots), forms (what
may be written), registry (ids), claims and links (statements), writer (help for who writes).
"""

from backstory.dossier.codes import CODES
from backstory.dossier.places import locate
from backstory.dossier.reader import Reading, held_texts, read, read_all
from backstory.dossier.schemas import json_schemas

__all__ = ["CODES", "Reading", "held_texts", "json_schemas", "locate", "read", "read_all"]
