# SPDX-License-Identifier: GPL-3.0-or-later
"""Judges our files by others' programs: python3-jsonschema holds golden and sample files against the JSON Schemas of data/,
and Python's json, made strict, must take exactly what our reader takes, broken files and random changes included.

Usage: validate-schema.py SOURCE-ROOT JSON-VERDICT
"""
import copy
import glob
import hashlib
import json
import os
import random
import subprocess
import sys

import jsonschema  # without it this test fails, and shall

ROOT, VERDICT = sys.argv[1:3]
DATA = os.path.join(ROOT, 'tests', 'data', 'sidecars')
MAX_DEPTH = 64
failures = []


def fail(message):
    failures.append(message)
    print('FAIL:', message)


def read(path):
    with open(path, 'rb') as file:
        return file.read()


def load_schema(name):
    schema = json.loads(read(os.path.join(ROOT, 'data', name)))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def no_twice(pairs):
    if len({name for name, _ in pairs}) != len(pairs):
        raise ValueError('a name twice')
    return dict(pairs)


def no_constant(name):
    raise ValueError(name)


def depth_of(text):
    """Levels of nesting, known before Python's recursion can fail."""
    depth = deepest = 0
    inside = escaped = False
    for c in text:
        if inside:
            if escaped:
                escaped = False
            elif c == '\\':
                escaped = True
            elif c == '"':
                inside = False
        elif c == '"':
            inside = True
        elif c in '[{':
            depth += 1
            deepest = max(deepest, depth)
        elif c in ']}':
            depth -= 1
    return deepest


def strict(data):
    """TRUE when Python takes it, and it keeps our two limits: no lone surrogates, no more than 64 levels."""
    try:
        text = data.decode('utf-8')
        if depth_of(text) > MAX_DEPTH:
            return False
        # Numbers stay text: Python limits the digits of integers, JSON does not.
        value = json.loads(text, object_pairs_hook=no_twice, parse_constant=no_constant, parse_int=str, parse_float=str)
        json.dumps(value, ensure_ascii=False).encode('utf-8')
        return True
    except (ValueError, RecursionError):
        return False


def check_words(path):
    """The offsets are Python's own: code points of the decoded article."""
    document = json.loads(read(path))
    data = read(path[:path.index('.annotations')])
    text = data.decode('utf-8')
    if document['article']['sha256'] != hashlib.sha256(data).hexdigest() or document['article']['length'] != len(text):
        fail(f'{path}: hash or length of another article')
    def spans_of(value):
        if isinstance(value, dict):
            if 'start' in value and 'end' in value:
                yield value
            for member in value.values():
                yield from spans_of(member)
        elif isinstance(value, list):
            for element in value:
                yield from spans_of(element)
    for statement in document.get('statements', []):
        if not isinstance(statement, dict) or statement.get('detached'):
            continue
        for span in spans_of(statement):
            start, end = span['start'], span['end']
            if (span['exact'] != text[start:end] or span.get('prefix', '') != text[max(0, start - 32):start]
                    or span.get('suffix', '') != text[end:end + 32]):
                fail(f'{path}: {span}')


def check_golden():
    sidecar, project = load_schema('sidecar.schema.json'), load_schema('project.schema.json')
    paths = glob.glob(os.path.join(DATA, 'golden', '*.json')) + [os.path.join(DATA, 'hostile', 'base.txt.annotations.json')]
    paths += glob.glob(os.path.join(ROOT, 'data', 'samples', '**', '*.annotations.json'), recursive=True)
    if len(paths) < 6:
        fail('no golden files')
    for path in paths:
        # One golden file holds statements that make no sense, to show that they are kept.
        broken = os.path.basename(path).startswith('detached')
        errors = [error.message for error in sidecar.iter_errors(json.loads(read(path)))]
        if bool(errors) != broken:
            fail(f'{path}: {errors}')
        check_words(path)
    for path in glob.glob(os.path.join(ROOT, 'data', 'samples', '**', 'gainsay.json'), recursive=True):
        for error in project.iter_errors(json.loads(read(path))):
            fail(f'{path}: {error.message}')
    return sidecar, project


def check_schema_is_strict(sidecar, project):
    """A schema that takes everything would take the golden files too."""
    base = json.loads(read(os.path.join(DATA, 'hostile', 'base.txt.annotations.json')))
    changes = {
        'version': lambda d: d.update(version=2),
        'unit': lambda d: d.pop('unit'),
        'empty list': lambda d: d.update(statements=[]),
        'no id': lambda d: d['statements'][0].pop('id'),
        'no spans': lambda d: d['statements'][0].pop('spans'),
        'negative': lambda d: d['statements'][0]['spans'][0].update(start=-1),
        'float': lambda d: d['statements'][0]['spans'][0].update(start=0.5),
        'empty text': lambda d: d['statements'][0].update(note=''),
        'null': lambda d: d['statements'][0].update(note=None),
        'instant': lambda d: d['statements'][0].update(created='2031-01-02'),
        'date': lambda d: d['statements'][0].update(said='yesterday'),
        'filler': lambda d: d['statements'][0].update(source=[{}]),
        'link': lambda d: d['statements'][0].update(links=[{'to': 'x'}]),
        'state': lambda d: d['article'].update(state='new'),
        'hash': lambda d: d['article'].update(sha256='0'),
    }
    for name, change in changes.items():
        document = copy.deepcopy(base)
        change(document)
        if sidecar.is_valid(document):
            fail(f'the schema of sidecars takes: {name}')
    base['x'] = base['article']['x'] = base['statements'][0]['x'] = base['statements'][0]['spans'][0]['x'] = None
    if not sidecar.is_valid(base):
        fail('the schema of sidecars does not take unknown members')
    good = {
        'format': 'gainsay-project', 'version': 1,
        'layers': [{'id': 'a', 'name': 'A', 'color': '#012345', 'line': 'wavy', 'x': 1}],
        'attributes': [{'id': 'a', 'type': 'choice', 'choices': [{'id': 'c', 'x': 1}], 'x': 1}],
        'relations': [{'id': 'a', 'from': ['a'], 'x': 1}],
        'topics': [{'name': 'a', 'x': 1}],
        'actors': [{'name': 'a', 'aliases': ['b'], 'wikidata': 'Q1', 'x': 1}],
        'muted-problems': ['overlap', 'of-the-future'],
        'x': 1,
    }
    if not project.is_valid(good):
        fail('the schema of projects does not take: ' + ', '.join(error.message for error in project.iter_errors(good)))
    changes = {
        'color': lambda d: d['layers'][0].update(color='red'),
        'line': lambda d: d['layers'][0].pop('line'),
        'type': lambda d: d['attributes'][0].update(type='colour'),
        'no choice': lambda d: d['attributes'][0].update(choices=[]),
        'choice without id': lambda d: d['attributes'][0]['choices'][0].pop('id'),
        'layers of an attribute': lambda d: d['attributes'][0].update(layers='a'),
        'empty definition': lambda d: d['attributes'][0].update(definition=''),
        'from': lambda d: d['relations'][0].update({'from': []}),
        'examples': lambda d: d['relations'][0].update(examples=[1]),
        'topic without name': lambda d: d['topics'][0].pop('name'),
        'note': lambda d: d['topics'][0].update(note=None),
        'aliases': lambda d: d['actors'][0].update(aliases='b'),
        'wikidata': lambda d: d['actors'][0].update(wikidata='148'),
        'part-of': lambda d: d['actors'][0].update({'part-of': ['a']}),
        'muted twice': lambda d: d.update({'muted-problems': ['overlap', 'overlap']}),
        'no conflict': lambda d: d['actors'][0].update(conflicts=[]),
        'conflict without a value': lambda d: d['actors'][0].update(conflicts=[{'other': {}}]),
        'conflict that is no object': lambda d: d.update(conflicts=['title']),
        'removed': lambda d: d['layers'][0].update(conflicts=[{'removed': False}]),
        'nothing muted': lambda d: d.update({'muted-problems': []}),
    }
    for name, change in changes.items():
        document = copy.deepcopy(good)
        change(document)
        if project.is_valid(document):
            fail(f'the schema of projects takes: {name}')


def check_samples_use_everything():
    """Who learns the format from the samples shall meet every member there."""
    schema = json.loads(read(os.path.join(ROOT, 'data', 'project.schema.json')))
    sample = json.loads(read(os.path.join(ROOT, 'data', 'samples', 'gainsay.json')))

    def walk(schema, values, path):
        for name, member in schema.get('properties', {}).items():
            inner = [value[name] for value in values if name in value]
            # A folder to begin with has nothing to decide about.
            if not inner and name != 'conflicts':
                fail(f'no sample of {path}{name}')
            if 'items' in member:
                walk(member['items'], [element for value in inner for element in value], f'{path}{name}[].')
    walk(schema, [sample], '')


def check_verdicts():
    golden = [read(path) for path in sorted(glob.glob(os.path.join(DATA, '*', '*.json')))]
    texts = list(golden)
    seed = random.randrange(1 << 32)
    print('seed', seed)
    rng = random.Random(seed)
    pieces = [b'{', b'}', b'[', b']', b',', b':', b'"', b'\\', b'0', b'-', b'1e5', b'.', b'null', b'true', b'\\u00e9', b'\\ud83d\\ude00',
              b'\\ud800', b'\xc3\xa9', b'\xff', b'\xed\xa0\x80', b' ', b'\n', b'\x01', b'"a":', b'"a"', b'NaN', b'/**/', b'\xef\xbb\xbf']
    small = [text for text in golden if len(text) < 4000]
    for _ in range(4000):
        text = bytearray(rng.choice(small))
        for _ in range(rng.randint(1, 2)):
            at = rng.randint(0, len(text))
            text[at:at + rng.choice([0, 0, 1, 1, 2, 9])] = rng.choice(pieces + [b''] * 8)
        texts.append(bytes(text))
    for _ in range(8000):
        texts.append(b''.join(rng.choice(pieces) for _ in range(rng.randint(0, 12))))
    stream = b''.join(b'%d\n' % len(text) + text for text in texts)
    ours = subprocess.run([VERDICT], input=stream, stdout=subprocess.PIPE, check=True).stdout.decode()
    if len(ours) != len(texts):
        fail(f'{len(ours)} verdicts of {len(texts)}')
    taken = 0
    for text, verdict in zip(texts, ours):
        taken += verdict == '1'
        if strict(text) != (verdict == '1'):
            fail(f'we {"take" if verdict == "1" else "refuse"} what Python does not: {text!r}')
    print(len(texts), 'texts,', taken, 'taken')
    if not 500 < taken < len(texts) - 500:
        fail('the random texts are all of one kind')


check_schema_is_strict(*check_golden())
check_samples_use_everything()
check_verdicts()
sys.exit(1 if failures else 0)
