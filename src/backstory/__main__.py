"""Run `python -m backstory` as `backstory`."""

from backstory.cli import main

main()
