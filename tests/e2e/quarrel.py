# SPDX-License-Identifier: GPL-3.0-or-later
"""A quarrel over a lock, in little articles for journeys: guillemets with narrow spaces, decomposed accents, emoji of several code points."""

import json
import uuid

NARROW = "\u202f"
LANNE = "lanne.txt"
WEIR = "weir.txt"
TEXTS = {
    LANNE: f"""date 2033-04-20
La Morvie accuse la Taurie d’avoir fermé l’écluse de Lanne. «{NARROW}La Taurie nous prive d’eau{NARROW}», a affirmé lundi M. Ossian Vrel, porte-parole morvien, «{NARROW}et elle le sait{NARROW}».

«{NARROW}C’est faux{NARROW}», a répondu mardi Mme E\u0301lise Danthe, ministre des Canaux 🚢. Taur a démenti toute faute et reproche à la Morvie d’avoir percé la digue avec ses 👩🏽\u200d🔧 et ses pelles.
""",
    WEIR: """date 2033-04-19
Morvia says that Tauria shut the Lanne lock on purpose. “Nobody warned us,” Ossian Vrel said on Monday.

Tauria denied it: “The lock jammed.”
""",
}
LANNE_TITLE = "La Morvie accuse la Taurie"
WEIR_TITLE = "Morvia says that Tauria"
ACTORS = [
    {"name": "Morvie", "aliases": ["Morvia"], "kind": "state"},
    {"name": "Taurie", "aliases": ["Tauria", "Taur"], "kind": "state"},
    {"name": "Ossian Vrel", "kind": "person", "part-of": "Morvie"},
]
TOPICS = [{"name": "Écluse de Lanne"}, {"name": "Digue percée"}]


def write_project(here, **members):
    """gainsay.json with the quarrel's actors and topics."""
    project = {"format": "gainsay-project", "version": 1, "topics": TOPICS, "actors": ACTORS, **members}
    (here.folder / "gainsay.json").write_text(json.dumps(project, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def make_statement(here, name, layer, phrase, source=(), target=(), **members):
    """A statement on the first such words of an article, with actors by name."""
    statement = {"id": str(uuid.uuid4()), "layer": layer, "spans": [here.span(name, phrase)]}
    for role, actors in (("source", source), ("target", target)):
        if actors:
            statement[role] = [{"actor": actor} for actor in actors]
    return {**statement, **members}


def select_by_keys(app, phrase, nth=0):
    """From the beginning of the text with arrows; what is selected is exactly the phrase."""
    start, end = app.find_phrase(phrase, nth)
    app.key("ctrl+Home")
    app.caret_to(start)
    app.extend_to(end)
    app.wait_selection(start, end)
    return start, end
