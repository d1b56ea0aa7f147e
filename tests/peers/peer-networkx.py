# SPDX-License-Identifier: GPL-3.0-or-later
"""networkx reads the networks, and finds who says what of whom."""
import collections
import sys
import tempfile

import networkx

import folder

top = tempfile.TemporaryDirectory()
out = tempfile.TemporaryDirectory()
said = folder.build(top.name)


def read(form, *more):
    path = f"{out.name}/{form}{len(more)}.{form}"
    folder.export(sys.argv[1], top.name, path, form, *more)
    if form == "graphml":
        return networkx.read_graphml(path, force_multigraph=True)
    return networkx.read_gexf(path)


def acts():
    """Edges as the sidecars have them; the third statement repeats the first, but says it of others, so that it is an edge of its own."""
    return collections.Counter((source["actor"], target["actor"], one["layer"]) for one in said for source in one.get("source", []) for target in one.get("target", []))


def graphml_has_each_act():
    graph = read("graphml")
    labels = networkx.get_node_attributes(graph, "label")
    seen = collections.Counter((labels[start], labels[end], data["kind"]) for start, end, data in graph.edges(data=True))
    assert seen == acts(), (seen, acts())
    assert graph.is_directed()


def gexf_has_each_act():
    graph = read("gexf")
    seen = collections.Counter((graph.nodes[start]["label"], graph.nodes[end]["label"], data["kind"]) for start, end, data in graph.edges(data=True))
    assert set(seen) == set(acts()), (seen, acts())


def gexf_has_dates():
    graph = read("gexf")
    starts = {str(data.get("start")) for _, _, data in graph.edges(data=True) if data.get("start")}
    assert starts == {"2031-03-01"}, starts


def statements_are_linked():
    for form in ("graphml", "gexf"):
        graph = read(form, "--option", "statements")
        links = {(one["id"], link["to"], link["relation"]) for one in said for link in one.get("links", [])}
        assert {(start, end, data["kind"]) for start, end, data in graph.edges(data=True)} == links
        assert set(graph.nodes) == {one["id"] for one in said}
        words = graph.nodes[said[5]["id"]]["label"]
        assert words == said[5]["spans"][0]["exact"], words


folder.run(graphml_has_each_act, gexf_has_each_act, gexf_has_dates, statements_are_linked)
