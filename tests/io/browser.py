"""Headless Chromium, and what tests do with a page that has a filter bar."""

from __future__ import annotations

import json
import os
import select
import shutil
import subprocess
import sys
from itertools import count
from pathlib import Path
from typing import Any

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --remote-debugging-pipe"
).split()
# The browser reads its orders from 3 and answers on 4.
LAUNCH = """
import fcntl, os, sys
ends = [fcntl.fcntl(int(end), fcntl.F_DUPFD, 10) for end in sys.argv[1:3]]
os.dup2(ends[0], 3), os.dup2(ends[1], 4)
os.execv(sys.argv[3], sys.argv[3:])
"""
WAIT = 30


class Browser:
    """A page of headless Chromium, driven through the pipe of the DevTools protocol."""

    def __init__(self, profile: Path) -> None:
        assert CHROMIUM
        orders, self._orders = os.pipe()
        self._answers, answers = os.pipe()
        command = [sys.executable, "-S", "-c", LAUNCH, str(orders), str(answers), CHROMIUM, *FLAGS]
        self._process = subprocess.Popen(
            [*command, f"--user-data-dir={profile}", "about:blank"],
            pass_fds=(orders, answers),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(orders)
        os.close(answers)
        self._numbers = count(1)
        self._left = b""
        self._session: str | None = None
        self.events: list[dict[str, Any]] = []
        target = self("Target.createTarget", url="about:blank")["targetId"]
        self._session = self("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network", "Audits"):
            self(f"{domain}.enable")

    def __call__(self, method: str, **params: object) -> dict[str, Any]:
        number = next(self._numbers)
        order = {"id": number, "method": method, "params": params}
        if self._session:
            order["sessionId"] = self._session
        os.write(self._orders, json.dumps(order).encode() + b"\0")
        while (answer := self._next()).get("id") != number:
            self.events.append(answer)
        assert "error" not in answer, answer
        result: dict[str, Any] = answer["result"]
        return result

    def open(self, file: Path) -> None:
        self.events.clear()
        self("Page.navigate", url=file.as_uri())
        while not any(event["method"] == "Page.loadEventFired" for event in self.events):
            self.events.append(self._next())

    def run(self, script: str) -> Any:
        answer = self("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def media(self, **features: str) -> None:
        """Take a media type ("print") or preferences such as ``prefers_color_scheme``; without any, as at first."""
        kind = features.pop("type", "")
        chosen = [{"name": name.replace("_", "-"), "value": value} for name, value in features.items()]
        self("Emulation.setEmulatedMedia", media=kind, features=chosen)

    def press(self, key: str, code: int) -> None:
        for kind in ("keyDown", "keyUp"):
            text = {"text": "\r"} if key == "Enter" and kind == "keyDown" else {}
            self("Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=code, **text)

    def said(self, *methods: str) -> list[dict[str, Any]]:
        return [event["params"] for event in self.events if event["method"] in methods]

    def close(self) -> None:
        self._session = None
        self("Browser.close")
        os.close(self._orders)
        self._process.wait(WAIT)
        os.close(self._answers)

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._left:
            ready, _, _ = select.select([self._answers], [], [], WAIT)
            assert ready, "the browser does not answer"
            piece = os.read(self._answers, 1 << 20)
            assert piece, "the browser has gone"
            self._left += piece
        first, _, self._left = self._left.partition(b"\0")
        answer: dict[str, Any] = json.loads(first)
        return answer


SET = """([name, value]) => {
  const field = document.getElementById(`filter-${name}`);
  if (field.type === "checkbox") field.checked = value; else field.value = value;
  field.dispatchEvent(new Event(field.type === "search" ? "input" : "change"));
}"""
ROWS = """name => [...document.querySelectorAll(`#${name} tbody tr:not(.group)`)]
  .filter((row) => row.offsetParent !== null).map((row) => row.innerText.replace(/\\s+/g, " ").trim())"""


def choose(page: Browser, **values: object) -> None:
    for name, value in values.items():
        page.run(f"({SET})({json.dumps([name, value])})")
    if "text" in values:
        page.run("new Promise((done) => setTimeout(done, 150))")  # the page waits for the last letter


def option(page: Browser, name: str, text: str) -> str:
    listed: list[tuple[str, str]] = page.run(
        f"[...document.getElementById('filter-{name}').options].map((one) => [one.text, one.value])"
    )
    return next(value for shown, value in listed if shown == text)


def rows(page: Browser, section: str) -> list[str]:
    found: list[str] = page.run(f"({ROWS})({json.dumps(section)})")
    return found


def status(page: Browser) -> str:
    said: str = page.run("document.getElementById('filter-status').textContent")
    return said


def complaints(page: Browser) -> list[dict[str, Any]]:
    page.run("new Promise((done) => setTimeout(done, 30))")
    return page.said("Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Log.entryAdded", "Audits.issueAdded")
