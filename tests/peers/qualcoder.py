# SPDX-License-Identifier: GPL-3.0-or-later
"""QualCoder's own importer and exporter of REFI-QDA, without its window: qualcoder.py CHECKOUT PROJECT.qdpx FOLDER

Imports PROJECT.qdpx into a database in FOLDER, writes what is in its tables to FOLDER/tables.json, and exports it again as FOLDER/back.qdpx. CHECKOUT is
QualCoder's source (github.com/ccbogel/QualCoder); PyQt6 does the rest. Only its dialogs are answered, and what would load all of QualCoder is left out.
"""
import ast
import builtins
import json
import os
import pathlib
import shutil
import sqlite3
import sys
import types

os.environ["QT_QPA_PLATFORM"] = "offscreen"
checkout, project, top = pathlib.Path(sys.argv[1]), sys.argv[2], pathlib.Path(sys.argv[3]).resolve()
os.environ["HOME"] = str(top)
builtins._ = lambda text: text

from PyQt6 import QtWidgets  # noqa: E402: the platform comes first

application = QtWidgets.QApplication([])


class Message:
    """Its message box, which somebody would have to close."""

    def __init__(self, *_ignored):
        pass

    def exec(self):
        pass


package = types.ModuleType("qualcoder")
package.__path__ = [str(checkout / "src" / "qualcoder")]
sys.modules["qualcoder"] = package
helpers = types.ModuleType("qualcoder.helpers")
helpers.Message = Message
sys.modules["qualcoder.helpers"] = helpers
from qualcoder import refi  # noqa: E402


def tables():
    """How QualCoder makes a new project's tables."""
    tree = ast.parse((checkout / "src" / "qualcoder" / "__main__.py").read_text(encoding="utf-8"))
    new_project = next(node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and node.name == "new_project")
    return [node.value for node in ast.walk(new_project) if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.startswith("CREATE TABLE")]


class App:
    version = "QualCoder"
    project_name = "back.qda"
    project_path = str(top / "back.qda")
    project_events = None
    ai_models = []
    settings = {"codername": "default", "directory": str(top), "ai_enable": "False", "fontsize": 10, "font": "Sans"}

    def __init__(self):
        for folder in ("documents", "images", "audio", "video"):
            os.makedirs(f"{self.project_path}/{folder}")
        self.conn = sqlite3.connect(f"{self.project_path}/data.qda")
        for statement in tables():
            self.conn.execute(statement)
        self.conn.execute("insert into project (date) values ('2031-01-01 00:00:00')")
        self.conn.commit()

    def write_config_ini(self, *_ignored):
        pass

    def get_annotations(self):
        names = ["anid", "fid", "pos0", "pos1", "memo", "owner", "date"]
        return [dict(zip(names, row)) for row in self.conn.execute("select " + ",".join(names) + " from annotation")]


class Lines:
    def append(self, *_ignored):
        pass


class Endings:
    """The question for which program the line ends are: for none."""

    def __init__(self, *_ignored):
        self.ui = types.SimpleNamespace(radioButton_maxqda=types.SimpleNamespace(isChecked=lambda: False))

    def exec(self):
        pass


os.makedirs(top / ".qualcoder", exist_ok=True)
copy = top / "in.qdpx"
shutil.copyfile(project, copy)
QtWidgets.QFileDialog.getOpenFileName = staticmethod(lambda *_ignored, **_more: (str(copy), True))
QtWidgets.QFileDialog.getExistingDirectory = staticmethod(lambda *_ignored, **_more: str(top))
refi.RefiLineEndings = Endings
app = App()
refi.RefiImport(app, Lines(), "qdpx")
seen = {}
for table in ("source", "code_name", "code_text", "attribute", "annotation"):
    cursor = app.conn.execute(f"select * from {table}")
    names = [one[0] for one in cursor.description]
    seen[table] = [dict(zip(names, row)) for row in cursor]
with open(top / "tables.json", "w", encoding="utf-8") as file:
    json.dump(seen, file)
refi.RefiExport(app, Lines(), "project")
