"""A small client of a language server, as an editor is one: JSON-RPC over the server's stdin and stdout."""

from __future__ import annotations

import json
import queue
import subprocess
import threading
from pathlib import Path

_PATIENCE = 60
"""Seconds to wait for an answer: a server that says nothing must not hold the tests up for ever."""
_SETTINGS = {"yaml": {"validate": True, "completion": True, "hover": True, "schemaStore": {"enable": False}}}
"""No catalogue of schemas from the network: the line at the head of a file leads to its schema."""


class Editor:
    """An editor with one folder open."""

    def __init__(self, command: list[str], folder: Path) -> None:
        self._server = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._heard: queue.Queue[dict | None] = queue.Queue()
        self._asked = 0
        self._diagnostics: dict[str, list[dict]] = {}
        self._versions: dict[str, int] = {}
        threading.Thread(target=self._listen, daemon=True).start()
        root = folder.as_uri()
        told = {"contentFormat": ["markdown", "plaintext"]}
        able = {"textDocument": {"hover": told, "completion": {"completionItem": {"snippetSupport": True}}}}
        folders = [{"uri": root, "name": folder.name}]
        self.ask("initialize", processId=None, rootUri=root, workspaceFolders=folders, capabilities=able)
        self.tell("initialized")
        self.tell("workspace/didChangeConfiguration", settings=_SETTINGS)

    def close(self) -> None:
        """Shut the server down as the protocol wants it."""
        self.ask("shutdown")
        self.tell("exit")
        self._server.wait(_PATIENCE)

    def diagnostics(self, path: Path, text: str) -> list[dict]:
        """What the editor would underline in a file that holds this text."""
        uri = path.as_uri()
        self._diagnostics.pop(uri, None)
        self.open(path, text)
        while uri not in self._diagnostics:
            self._next()
        return self._diagnostics[uri]

    def open(self, path: Path, text: str) -> None:
        """Open a file with this text, whatever is on disk; or type the text into it when it is open."""
        uri = path.as_uri()
        self._versions[uri] = version = self._versions.get(uri, 0) + 1
        if version == 1:
            document = {"uri": uri, "languageId": "yaml", "version": version, "text": text}
            self.tell("textDocument/didOpen", textDocument=document)
        else:
            changed = {"textDocument": {"uri": uri, "version": version}, "contentChanges": [{"text": text}]}
            self.tell("textDocument/didChange", **changed)

    def offers(self, path: Path, line: int, column: int) -> dict[str, str]:
        """Completion at a position: each word offered, with its explanation."""
        where = {"textDocument": {"uri": path.as_uri()}, "position": {"line": line, "character": column}}
        items = self.ask("textDocument/completion", **where)["items"]
        return {item["label"]: _plain(item.get("documentation", "")) for item in items}

    def hover(self, path: Path, line: int, column: int) -> str:
        """The explanation shown over a position."""
        where = {"textDocument": {"uri": path.as_uri()}, "position": {"line": line, "character": column}}
        answer = self.ask("textDocument/hover", **where)
        return _plain(answer["contents"]) if answer else ""

    def ask(self, method: str, **params: object) -> dict:
        """Ask the server, and wait for the answer."""
        self._asked += 1
        number = self._asked
        self._send({"id": number, "method": method, "params": params})
        while True:
            message = self._next()
            if message.get("id") == number and "method" not in message:
                assert "error" not in message, message["error"]
                return message["result"]

    def tell(self, method: str, **params: object) -> None:
        """Tell the server something that has no answer."""
        self._send({"method": method, "params": params})

    def _next(self) -> dict:
        message = self._heard.get(timeout=_PATIENCE)
        assert message is not None, "the language server has ended"
        if message.get("method") == "textDocument/publishDiagnostics":
            self._diagnostics[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif "method" in message and "id" in message:
            self._send({"id": message["id"], "result": _answer(message)})
        return message

    def _send(self, message: dict) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._server.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self._server.stdin.flush()

    def _listen(self) -> None:
        out = self._server.stdout
        while header := out.readline():
            length = int(header.split(b":")[1])
            while out.readline().strip():
                pass
            self._heard.put(json.loads(out.read(length)))
        self._heard.put(None)


def _answer(message: dict) -> list[dict] | None:
    """What the editor says when the server asks it something: its settings, else nothing."""
    if message["method"] != "workspace/configuration":
        return None
    return [_SETTINGS.get(item["section"], {}) for item in message["params"]["items"]]


def _plain(contents: str | dict) -> str:
    return contents["value"] if isinstance(contents, dict) else contents
