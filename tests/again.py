"""
Try once more what talks to another process: a browser, a server, a cluster.

Such a test can fail for what neither it nor the program did: a machine that stops for a while, a
port that is slow to answer. One that fails twice has failed; whatever was tried twice is named at
the end of the run, for it may wait for a time where it should wait for a state. Nothing else is
tried again: what fails once in a thousand runs without a second process is a fault.
(pytest-rerunfailures does the same over sockets of its own, one more thing that can hang.)
"""

from __future__ import annotations

import pytest
from _pytest.runner import runtestprotocol
from paths import ROOT

FOLDERS = frozenset(("browser", "server", "stores"))
KEY = "tried twice"


def _is_of_two_processes(item: pytest.Item) -> bool:
    folder = item.path.relative_to(ROOT).parts if item.path.is_relative_to(ROOT) else ()
    return folder[:1] == ("tests",) and len(folder) > 2 and folder[1] in FOLDERS


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> bool | None:
    """Run a test; if it failed and may be tried again, tell only of its second run."""
    if not isinstance(item, pytest.Function) or not _is_of_two_processes(item):
        return None
    item.ihook.pytest_runtest_logstart(nodeid=item.nodeid, location=item.location)
    reports = runtestprotocol(item, nextitem=nextitem, log=False)
    if failed := [report for report in reports if report.failed]:
        item._initrequest()  # the fixtures of the function are made anew
        reports = runtestprotocol(item, nextitem=nextitem, log=False)
        reports[-1].user_properties.append((KEY, failed[0].longreprtext))
    for report in reports:
        item.ihook.pytest_runtest_logreport(report=report)
    item.ihook.pytest_runtest_logfinish(nodeid=item.nodeid, location=item.location)
    return True


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name what was tried twice, with what it said at the first."""
    for report in terminalreporter.stats.get("", []):
        for key, text in report.user_properties:
            if key == KEY:
                terminalreporter.section(f"failed once, then tried again: {report.nodeid}")
                terminalreporter.write_line(text)
