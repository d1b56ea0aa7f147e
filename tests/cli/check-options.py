# SPDX-License-Identifier: GPL-3.0-or-later
"""Every option and verb that --help tells of is on the manual page and in the completions of bash, zsh and fish, and nothing else is."""

import os
import pathlib
import re
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))

import tap

ROOT = pathlib.Path(__file__).resolve().parents[2]
COMPLETIONS = ROOT / "data/completions"
OPTION = r"--[a-z][a-z-]*(?:=[a-z]+)?|(?<![\w-])-h\b"
report = tap.Report()


def run(*command):
    env = dict(os.environ, LC_ALL="C.UTF-8", LANGUAGE="", PATH=f"{pathlib.Path(os.environ['GAINSAY_CLI']).parent}:{os.environ['PATH']}")
    return subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=True, timeout=60, env=env).stdout


def claim(text, found, wanted):
    wrong = found != wanted or not wanted
    report.claim(text, [f"missing: {' '.join(sorted(wanted - found))}; too many: {' '.join(sorted(found - wanted))}"] if wrong else [])


def man(name):
    """The page's source without what only makes it bold."""
    text = (ROOT / f"data/man/{name}.1").read_text(encoding="utf-8")
    return re.sub(r"\\f[A-Z]", "", text).replace("\\-", "-")


def man_section(text, title):
    return text.split(f".SH {title}\n")[1].split("\n.SH ")[0]


def man_options(text):
    """Those that have a paragraph of their own."""
    return {option for line in re.findall(r"\.TP\n(.*)", text) for option in re.findall(OPTION, line)}


def man_synopses(text):
    """For each verb the options of its line."""
    found = {}
    for line in man_section(text, "SYNOPSIS").splitlines():
        match = re.match(r"gainsay-cli ([a-z]+)(.*)", line)
        if match:
            found[match[1]] = expand(match[2])
    return found


def expand(synopsis):
    """“--only=errors|questions” is two."""
    text = re.sub(r"(--\w+=)(\w+)\|(\w+)", r"\1\2 \1\3", synopsis)
    return set(re.findall(OPTION, text))


# What each shell offers after these words.


def bash(name, *words):
    function = "_" + name.replace("-", "_")
    script = f'source "$0"; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); {function}; printf "%s\\n" "${{COMPREPLY[@]}}"'
    return set(run("bash", "-c", script, COMPLETIONS / name, name, *words).split())


def fish(name, *words):
    line = " ".join((name, *words))
    found = run("fish", "--no-config", "-c", f"source '{COMPLETIONS}/fish/{name}.fish'; cd /; complete -C '{line}'")
    return {line.split("\t")[0] for line in found.splitlines()}


def zsh_options(text):
    """In what is given to _arguments; the verbs' come with the common ones."""
    text = re.sub(r"\([^()]*--[^()]*\)|\(- \*\)", "", text)
    return set(re.findall(r"(?:'\*?|\{|,)(-h\b|--[a-z-]+(?:=[a-z]+)?)", text))


def zsh_verbs(text):
    common = zsh_options(text.split("common=(")[1].split("\n  )")[0])
    blocks = re.findall(r"\n        ([a-z]+)\)\n(.*?)\n          ;;", text, re.S)
    return common, {verb: zsh_options(block) for verb, block in blocks}


def check_program():
    wanted = set(re.findall(OPTION, "\n".join(line[:30] for line in run(os.environ["GAINSAY"], "--help-all").splitlines() if line.startswith("  -"))))
    claim("gainsay: the manual page has the options of --help-all", man_options(man_section(man("gainsay"), "OPTIONS")), wanted)
    claim("gainsay: bash offers them", (bash("gainsay", "-") | bash("gainsay", "--")) - {"--"}, wanted)
    claim("gainsay: fish offers them", {o for o in fish("gainsay", "-") | fish("gainsay", "--") if re.fullmatch(OPTION, o)}, wanted)
    claim("gainsay: zsh offers them", zsh_options((COMPLETIONS / "zsh/_gainsay").read_text(encoding="utf-8").replace("{-h,--help}", "'-h '--help")), wanted)


def check_cli():
    text = run(os.environ["GAINSAY_CLI"], "--help")
    verbs = {m[1]: expand(m[2]) for m in re.finditer(r"^  gainsay-cli ([a-z]+)(.*)$", text, re.M)}
    general = set(re.findall(OPTION, "\n".join(re.findall(r"^  (-.*)$", text, re.M))))
    page = man("gainsay-cli")
    claim("gainsay-cli: there are verbs", set(verbs), {"validate", "stats", "merge", "reanchor", "search", "export", "import", "formats", "help"})
    for verb in ("validate", "reanchor", "export", "import"):
        lines = re.findall(r"^  (--.*?)(?:  .*)?$", run(os.environ["GAINSAY_CLI"], verb, "--help"), re.M)
        # What is only named, such as where the result goes, stands in the text above them.
        claim(f"gainsay-cli: --help of {verb} explains options that it has", set(re.findall(OPTION, "\n".join(lines))) | verbs[verb], verbs[verb])
    explained = re.sub(r"\n\.RS\n.*?\n\.RE\n", "\n", man_section(page, "VERBS"), flags=re.S)
    claim("gainsay-cli: the manual page has the verbs", set(re.findall(r"\.TP\n\.B ([a-z]+)\n", explained)), set(verbs))
    claim("gainsay-cli: the manual page has the options", man_options(man_section(page, "OPTIONS")),
          set().union(*verbs.values()) | general | {"--version"})
    for verb, options in man_synopses(page).items():
        claim(f"gainsay-cli: the manual page's line of {verb}", options | {"-"}, verbs[verb] | {"-"})

    zsh = (COMPLETIONS / "zsh/_gainsay-cli").read_text(encoding="utf-8")
    common, of_verbs = zsh_verbs(zsh)
    claim("gainsay-cli: bash offers the verbs", bash("gainsay-cli", ""), set(verbs))
    claim("gainsay-cli: fish offers the verbs", {v for v in fish("gainsay-cli", "") if not v.startswith("-")}, set(verbs))
    claim("gainsay-cli: zsh offers the verbs", set(re.findall(r"^    '([a-z]+):", zsh, re.M)), set(verbs))
    claim("gainsay-cli: bash offers the options of all verbs", bash("gainsay-cli", "--"), general | {"--version"})
    for verb, options in verbs.items():
        wanted = options | general
        claim(f"gainsay-cli {verb}: bash offers its options", bash("gainsay-cli", verb, "--") - {"--"}, wanted)
        claim(f"gainsay-cli {verb}: fish offers its options", {o for o in fish("gainsay-cli", verb, "--") if o.startswith("--")}, wanted)
        claim(f"gainsay-cli {verb}: zsh offers its options", of_verbs.get(verb, set()) | common, wanted)
    for verb in ("export", "import"):
        names = bash("gainsay-cli", verb, "--format", "")
        claim(f"gainsay-cli {verb}: fish offers the formats that bash does", fish("gainsay-cli", verb, "--format", ""), names)


check_program()
check_cli()
report.end()
