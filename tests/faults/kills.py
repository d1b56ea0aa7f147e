#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Kills the marking of a person at random moments, life after life in the same folder: whatever was called saved is there, and each file is a state that
there was, whole; the next life begins with it, and without anything left over.

usage: kills.py DRIVER GAINSAY-CLI [LIVES [SEED]]
"""
import concurrent.futures
import hashlib
import json
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import time

DRIVER, CLI = sys.argv[1:3]
LIVES = int(sys.argv[3]) if len(sys.argv) > 3 else 500
SEED = int(sys.argv[4]) if len(sys.argv) > 4 else random.SystemRandom().randrange(1 << 31)
N_FOLDERS = 2
FILES = {'a.txt': 'a.txt.annotations.json', 'b.txt': 'b.txt.annotations.json', 'gainsay.json': 'gainsay.json'}
TEXT = 'The crews say that the authority lied about the level of the lake. The authority denies it, and blames the weather. ' * 8 + '\n'
LONGEST = 0.16  # seconds that a life marks for, at most


def lines_of(data, name):
    if name == 'gainsay.json':
        return [topic['name'] + '\n' for topic in data.get('topics', [])]
    return [' '.join([s['id'], s['layer'], s.get('note', ''), *(f"{span['start']}-{span['end']}" for span in s['spans'])]) + '\n' for s in data.get('statements', [])]


def digest(path, name):
    """What is in the file; of one that is not there, what is in none."""
    data = json.loads(path.read_bytes()) if path.exists() else {}
    return hashlib.sha256(''.join(sorted(lines_of(data, name))).encode()).hexdigest()


class Folder:
    def __init__(self, number, lives):
        self.lives = lives
        self.random = random.Random(f'{SEED}/{number}')
        self.root = pathlib.Path(tempfile.mkdtemp(prefix='gainsay-kills-'))
        self.articles = self.root / 'articles'
        self.articles.mkdir()
        for name in ('a.txt', 'b.txt'):
            (self.articles / name).write_text(TEXT)
        self.env = dict(os.environ, LC_ALL='C.UTF-8', HOME=str(self.root), XDG_STATE_HOME=str(self.root / 'state'), XDG_CACHE_HOME=str(self.root / 'cache'),
                        XDG_CONFIG_HOME=str(self.root / 'config'), ASAN_OPTIONS='detect_leaks=0')
        self.problems = []
        self.n_steps = self.n_saved = self.n_unsaved = self.n_leftovers = 0

    def check(self, condition, what):
        if not condition:
            self.problems.append(what)

    def leftovers(self, folder=None):
        """Walked with os.walk, which takes no offence at a folder that goes meanwhile: the driver may be alive, and tidies its recovery folder."""
        return [os.path.relpath(os.path.join(at, name), self.root) for at, _, names in os.walk(folder or self.root) for name in names
                if name.startswith('.') and name.endswith('.tmp')]

    def live(self, number):
        seed = self.random.randrange(1 << 31)
        where = f'life {number}, seed {seed}'
        process = subprocess.Popen([DRIVER, str(self.articles), str(seed)], env=self.env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        said = []
        for line in process.stdout:
            if line == b'ready\n':
                break
            said.append(line.decode())
        begin = {parts[1]: parts[3] for parts in (line.split() for line in said)}
        for name, file in FILES.items():
            self.check(begin.get(name) == digest(self.articles / file, name), f'{where}: {name} does not begin with what is on disk')
        begins_with = self.leftovers(self.articles)
        self.check(not begins_with, f'{where}: begins with {begins_with}')
        try:
            process.stdin.write(b'g')
            process.stdin.flush()
            time.sleep(self.random.uniform(0, LONGEST))
        except BrokenPipeError:
            pass
        process.kill()
        out, err = process.communicate()
        self.check(process.returncode == -9, f'{where}: ended by itself: {process.returncode} {err[-500:]}')
        self.check(b'WARNING' not in err and b'CRITICAL' not in err, f'{where}: {err[-500:]}')
        self.n_leftovers += len(self.leftovers(self.articles))
        self.judge(where, said + out.decode().splitlines())

    def judge(self, where, said):
        steps, saved = {name: {} for name in FILES}, dict.fromkeys(FILES, 0)
        for line in said:
            parts = line.split()
            if len(parts) == 4 and parts[0] == 'step' and len(parts[3]) == 64:
                steps[parts[1]][int(parts[2])] = parts[3]
            elif len(parts) == 3 and parts[0] == 'saved':
                saved[parts[1]] = int(parts[2])
                self.n_saved += 1
        for name, file in FILES.items():
            self.n_steps += len(steps[name])
            try:
                found = digest(self.articles / file, name)
            except (ValueError, KeyError) as error:
                self.check(False, f'{where}: {file} is torn: {error}')
                continue
            which = [n for n, value in steps[name].items() if value == found]
            self.check(which, f'{where}: {file} is no state that there was')
            self.check(not which or max(which) >= saved[name], f'{where}: {file} is at step {which}, and {saved[name]} was called saved')
            self.n_unsaved += max(steps[name], default=0) > saved[name]

    def validate(self, where):
        result = subprocess.run([CLI, 'validate', '--only=errors', str(self.articles)], env=self.env, capture_output=True, check=False)
        self.check(result.returncode == 0, f'{where}: {result.stdout[-800:].decode()} {result.stderr[-300:].decode()}')

    def run(self):
        try:
            for number in range(self.lives):
                self.live(number)
                if number % 50 == 0 or number == self.lives - 1:
                    self.validate(f'after life {number}')
                if len(self.problems) > 5:
                    break
            # The last life's own, beside the three files and their versions.
            self.check(len(self.leftovers()) <= 6, f'temporaries pile up: {self.leftovers()}')
            for name in ('a.txt', 'b.txt'):
                self.check((self.articles / name).read_text() == TEXT, f'{name} was touched')
        finally:
            shutil.rmtree(self.root)
        return self


def main():
    print(f'# seed {SEED}, {LIVES} kills', flush=True)
    with concurrent.futures.ThreadPoolExecutor(N_FOLDERS) as pool:
        folders = list(pool.map(Folder.run, [Folder(i, (LIVES + i) // N_FOLDERS) for i in range(N_FOLDERS)]))
    problems = [problem for folder in folders for problem in folder.problems]
    for problem in problems[:20]:
        print(f'# {problem}')
    print(f"# {sum(f.n_steps for f in folders)} steps, {sum(f.n_saved for f in folders)} called saved, {sum(f.n_unsaved for f in folders)} files killed unsaved, "
          f"{sum(f.n_leftovers for f in folders)} temporaries left beside articles, and swept")
    print('1..1')
    print(('not ok' if problems else 'ok') + ' 1 /faults/nothing-that-was-called-saved-is-lost')
    return 1 if problems else 0


sys.exit(main())
