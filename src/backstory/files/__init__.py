"""
Write a file, or a set of files, whole or not at all: the one writer behind every door.

`whole` writes one file, `sets` those that belong together, `folders` a folder in place of another;
`held` keeps two runs apart and `given` reads what somebody names.
"""

from backstory.files.folders import whole_folder
from backstory.files.given import as_folder, is_there, text_of
from backstory.files.sets import Gathered, alone, gathered, is_empty, settle, write_set
from backstory.files.whole import file_named, write_whole

__all__ = [
    "Gathered",
    "alone",
    "as_folder",
    "file_named",
    "gathered",
    "is_empty",
    "is_there",
    "settle",
    "text_of",
    "whole_folder",
    "write_set",
    "write_whole",
]
