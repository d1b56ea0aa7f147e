#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Each system call of a save, killed and failed in turn: what was there or what is new is there, whole, and nothing else.

What is saved is a sidecar that is there, one that is new, one with all that a file can have beside its content, gainsay.json, the recovery folder, and
what is set aside. Each run is a process of its own: it saves, tells what is on disk and what the user is told, and tries again. After a kill
the folder is opened again as the program opens it.

usage: inject.py DRIVER [--all] [SCENARIO…]
"""
import collections
import concurrent.futures
import hashlib
import itertools
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile

DRIVER = sys.argv[1]
ALL = '--all' in sys.argv
ONLY = [argument for argument in sys.argv[2:] if not argument.startswith('--')]
SIZE = 100000
SIDECAR = 'articles/a.txt.annotations.json'
PROJECT = 'articles/gainsay.json'
TEXT = 'Alpha denies the claim. Beta insists on it.\n'
OLD = ('{\n  "format": "gainsay-annotations",\n  "version": 1,\n  "unit": "code-point",\n  "article": {\n    "file": "a.txt"\n  },\n'
       '  "statements": [\n    {"id": "0b3e0c0a-6d0e-4d4e-9b5e-0f6a9a7b2c11", "layer": "denial", "spans": [{"start": 6, "end": 12}]}\n  ]\n}\n').encode()
OLD_PROJECT = b'{\n  "format": "gainsay-project",\n  "version": 1\n}\n'
BROKEN = b'{"format": "gainsay-annotations", '
THEIRS = OLD + b'\n'
ERRORS = ['EIO', 'ENOSPC', 'EACCES', 'EDQUOT', 'EROFS', 'ENOENT']
INTERRUPTIBLE = {'open', 'openat', 'write', 'fsync', 'read', 'fchmod', 'fchown', 'flock', 'renameat', 'renameat2', 'rename'}
# What only concerns memory and time: to fail there is not a fault of a disk, and to be killed there is to be killed at the next call.
NOT_FILES = {'brk', 'mmap', 'munmap', 'mprotect', 'madvise', 'mremap', 'futex', 'exit_group', 'getpid', 'gettid', 'rt_sigprocmask', 'rt_sigaction', 'getrandom',
             'sched_yield', 'clock_nanosleep', 'nanosleep', 'rseq', 'set_robust_list', 'clone3', 'clone', 'poll', 'ppoll', 'eventfd2', 'geteuid', 'getegid'}
# What a save may do without: where it fails, it goes on.
OPTIONAL = {'flock', 'flistxattr', 'fgetxattr', 'fsetxattr', 'fremovexattr', 'fchown', 'fcntl', 'readlink', 'lseek', 'getdents64', 'unlink', 'unlinkat', 'rmdir'}
# What changes something on disk: between two of these a kill is the same everywhere.
CHANGES = {'write', 'pwrite64', 'fsync', 'fdatasync', 'fchmod', 'fchown', 'fsetxattr', 'fremovexattr', 'renameat', 'renameat2', 'rename', 'link', 'linkat', 'unlink', 'unlinkat',
           'mkdir', 'mkdirat', 'rmdir', 'close', 'ftruncate', 'fallocate'}
# Earlier versions are kept there; what goes wrong with them does not keep anybody from saving.
VERSIONS = '/state/gainsay/versions'
SAVED, RECOVERY, FAILED = 0, 3, 4
IS_ROOT = os.geteuid() == 0
ACL = bytes([2, 0, 0, 0, 1, 0, 6, 0, 255, 255, 255, 255, 2, 0, 4, 0, 0x57, 4, 0, 0, 4, 0, 0, 0, 255, 255, 255, 255, 16, 0, 4, 0, 255, 255, 255, 255, 32, 0, 0, 0, 255,
             255, 255, 255])

failures = []
n_checks = 0


def check(condition, what):
    global n_checks
    n_checks += 1
    if not condition:
        failures.append(what)
        if len(failures) < 60:
            print(f'# FAILED: {what}', flush=True)


def digest(data):
    return hashlib.sha256(data).hexdigest()


def tree(root):
    """Path: content, of each file below."""
    found = {}
    for base, _, names in os.walk(root):
        for name in names:
            path = pathlib.Path(base) / name
            if not path.is_symlink():
                found[str(path.relative_to(root))] = path.read_bytes()
    return found


class Scenario:
    """What is on disk before, what is done, and what may be there afterwards."""

    def __init__(self, name, verb, target, old, extra=None):
        self.name, self.verb, self.target, self.old, self.extra = name, verb, target, old, extra
        self.new = None  # known after a run without faults
        self.new_aside = None

    def make(self):
        root = pathlib.Path(tempfile.mkdtemp(prefix='gainsay-faults-'))
        (root / 'articles').mkdir()
        (root / 'state').mkdir(mode=0o700)
        (root / 'articles/a.txt').write_text(TEXT)
        if self.old is not None:
            (root / self.target).write_bytes(self.old)
            (root / self.target).chmod(0o640)
        if self.extra:
            self.extra(root)
        return root

    def file(self, root):
        return (root / self.target).resolve()

    def run(self, root, *options, verb=None):
        command = [DRIVER, verb or self.verb, str(root), str(SIZE)]
        if options:
            command = ['strace', '-f', '-qq', *options, *command]
        env = dict(os.environ, LC_ALL='C.UTF-8', ASAN_OPTIONS='detect_leaks=0')
        return subprocess.run(command, env=env, stdin=subprocess.DEVNULL, capture_output=True, check=False, umask=0o022)


def make_rich(root):
    """A file of somebody else's, in a folder that gives its group, behind a link, with attributes, a list of rights and a second name."""
    other = root / 'other'
    other.mkdir()
    real = other / 'real.json'
    os.rename(root / SIDECAR, real)
    (root / SIDECAR).symlink_to('../other/real.json')
    os.link(real, root / 'second-name.json')
    if IS_ROOT:
        os.chown(other, 0, 1234)
        other.chmod(0o2775)
        os.chown(real, 1111, 2222)
    real.chmod(0o640)
    for name, value in (('user.origin', b'desk'), ('system.posix_acl_access', ACL)):
        try:
            os.setxattr(real, name, value)
        except OSError:
            pass


def rights(path):
    """Everything beside the content: what is kept, and who may do what."""
    st = path.stat()
    names = {}
    for name in os.listxattr(path):
        names[name] = os.getxattr(path, name)
    return {'mode': st.st_mode & 0o7777, 'owner': st.st_uid, 'group': st.st_gid, 'attributes': names}


def is_wider(now, before):
    """Whether anybody may do more."""
    if now['mode'] & 0o007 & ~before['mode']:
        return True
    same_group = now['group'] == before['group']
    with_list = 'system.posix_acl_access' in now['attributes']
    allowed = before['mode'] if same_group and with_list == ('system.posix_acl_access' in before['attributes']) else before['mode'] & (before['mode'] << 3 | 0o707)
    return bool(now['mode'] & 0o070 & ~allowed)


SCENARIOS = [
    Scenario('old', 'sidecar', SIDECAR, OLD),
    Scenario('new', 'sidecar', SIDECAR, None),
    Scenario('rich', 'sidecar', SIDECAR, OLD, make_rich),
    Scenario('project', 'project', PROJECT, OLD_PROJECT),
    Scenario('recovery', 'recovery', SIDECAR, OLD),
    Scenario('aside', 'aside', SIDECAR, BROKEN),
    Scenario('keep', 'keep', SIDECAR, OLD),
]


def calls_of(scenario):
    """The system calls between the marks: name, which one of that name in the process, line."""
    root = scenario.make()
    log = root / 'strace.log'
    before = rights(scenario.file(root)) if scenario.old is not None else None
    try:
        # A log for each thread: that of the one that saves counts, as strace counts for each by itself.
        result = scenario.run(root, '-ff', '-o', str(log))
        logs = [path.read_text(errors='replace') for path in root.glob('strace.log.*')]
        if not any(logs):
            print('1..0 # SKIP strace cannot trace here: ' + result.stderr.decode(errors='replace').strip().replace('\n', ' '))
            sys.exit(0)
        lines = next((text for text in logs if '/save-begins' in text), '').splitlines()
        check(result.returncode == 0, f'{scenario.name}: without a fault: {result.stdout} {result.stderr}')
        if scenario.verb != 'aside':
            scenario.new = scenario.file(root).read_bytes()
            check(len(scenario.new) > SIZE, f'{scenario.name}: nothing was saved')
        if before is not None and scenario.verb in ('sidecar', 'project'):
            check(rights(scenario.file(root)) == before, f'{scenario.name}: {rights(scenario.file(root))} is not {before}')
        if scenario.name == 'rich':
            check((root / SIDECAR).is_symlink(), 'rich: the link is gone')
            check((root / 'second-name.json').read_bytes() == OLD, 'rich: the other name has not the old content')
    finally:
        shutil.rmtree(root)
    counts, calls, inside = collections.Counter(), [], False
    for line in lines:
        match = re.match(r'(\w+)\(', line)
        if not match:
            continue
        counts[match.group(1)] += 1
        if '/save-ends' in line:
            break
        if inside and match.group(1) not in NOT_FILES:
            calls.append((match.group(1), counts[match.group(1)], line))
        inside = inside or '/save-begins' in line
    check(len(calls) > 5, f'{scenario.name}: the trace has no calls')
    return calls


def check_order(scenario, calls):
    """Each file that gets its name by renaming: written, made durable, renamed, and the folder made durable."""
    lines = [line for _, _, line in calls]
    opened, n_files = {}, 0
    for i, line in enumerate(lines):
        match = re.search(r'openat\((.*)\) = (\d+)$', line)
        if match:
            opened[match.group(2)] = (i, match.group(1))
        check('O_TRUNC' not in line, f'{scenario.name}: something is truncated: {line}')
        match = re.search(r'rename(?:at2?)?\((.*)\) = 0', line)
        if not match:
            continue
        names = re.findall(r'"([^"]*)"', match.group(1))
        folder = re.match(r'(\d+), ', match.group(1))
        if folder and folder.group(1) in opened and VERSIONS in opened[folder.group(1)][1]:
            continue
        n_files += 1
        if scenario.verb == 'aside':
            before = [j for j, other in enumerate(lines) if j > i and re.search(r'fsync\(\d+\) += 0', other)]
            check(before, f'{scenario.name}: what was set aside is not made durable')
            continue
        made = max((j for j, text in opened.values() if names[0] in text and 'O_EXCL' in text), default=None)
        check(made is not None, f'{scenario.name}: {names[0]} was not made exclusively')
        if made is None:
            continue
        fd = lines[made].rsplit('=', 1)[1].strip()
        written = [j for j in range(made, i) if re.search(rf'\bwrite\({fd},', lines[j])]
        changed = [j for j in range(made, i) if re.search(rf'\b(write|fchmod|fchown|fsetxattr|fremovexattr)\({fd},', lines[j])]
        synced = [j for j in range(made, i) if re.search(rf'\bfsync\({fd}\) += 0', lines[j])]
        check(written and synced and changed[-1] < synced[-1], f'{scenario.name}: {names[0]}: written, then made durable, then renamed')
        after = [j for j in range(i, len(lines)) if re.search(rf'\bfsync\({folder.group(1)}\) += 0', lines[j])]
        check(after and not any(re.search(rf'close\({folder.group(1)}\)', lines[j]) for j in range(i, after[0])),
              f'{scenario.name}: {names[0]}: the folder is not made durable after the renaming')
    made_folders = [i for i, line in enumerate(lines) if re.search(r'\bmkdir\(.*\) += 0', line) and VERSIONS not in line and not line.rstrip().endswith('state/gainsay", 0700) = 0')]
    for i in made_folders:
        above = os.path.dirname(re.search(r'"([^"]*)"', lines[i]).group(1))
        check(any(f'"{above}"' in line for line in lines[i:] if 'O_DIRECTORY' in line), f'{scenario.name}: what leads to a new folder is not made durable')
    if scenario.verb == 'recovery':
        check(n_files == 3 and len(made_folders) == 2, f'{scenario.name}: {n_files} files, {len(made_folders)} folders')
    elif scenario.verb == 'keep':
        check(n_files == 2, f'{scenario.name}: {n_files} files')
    else:
        check(n_files == 1, f'{scenario.name}: {n_files} files')


def leftovers(found, scenario):
    """What nobody wants: not the article, not the file, not what was set aside, not the other files of the scenario."""
    wanted = {'articles/a.txt', scenario.target, 'second-name.json', 'other/real.json'}
    return [path for path in found if path not in wanted and not (path.startswith(VERSIONS[1:]) and re.search(r'/(path|swept|[0-9TZ.]+-[0-9a-f]{16}\.json)$', path)) and not re.match(re.escape(SIDECAR) + r'\.(broken|other)-\d{8}-\d{6}(-\d+)?$', path)]


def check_contents(where, scenario, found, is_final):
    """Old or new, whole, wherever it may be. `found`: digest of each path."""
    for path, value in found.items():
        version = re.search(r'versions/[0-9a-f]{64}/[0-9TZ.]+-([0-9a-f]{16})\.json$', path)
        check(not version or value.startswith(version.group(1)), f'{where}: a version is torn: {path}')
    wanted = {'old': {digest(scenario.old)} if scenario.old is not None else {None}, 'new': {digest(scenario.new)} if scenario.new else set()}
    target = 'other/real.json' if scenario.name == 'rich' else scenario.target
    now = found.get(target)
    aside = [value for path, value in found.items() if ('.broken-' in path or '.other-' in path) and not path.endswith('.tmp')]
    if scenario.verb == 'aside':
        everywhere = [value for value in (now, *aside) if value is not None]
        check(everywhere == [digest(BROKEN)], f'{where}: the broken file is {everywhere}, in {sorted(found)}')
    elif scenario.verb == 'keep':
        check(now in (wanted['new'] | {digest(THEIRS)}), f'{where}: neither theirs nor ours: {now}')
        check(digest(THEIRS) in [now, *aside], f'{where}: theirs is gone: {sorted(found)}')
        check(all(value in wanted['new'] | {digest(THEIRS)} for value in aside), f'{where}: a copy is torn')
    else:
        check(now in (wanted['new'] if is_final else wanted['old'] | wanted['new']), f'{where}: neither old nor new: {now} in {sorted(found)}')


def kill_at(scenario, call):
    name, n, _ = call
    where = f'{scenario.name}: KILL at {name} {n}'
    root = scenario.make()
    before = rights(scenario.file(root)) if scenario.old is not None else None
    try:
        result = scenario.run(root, '-o', '/dev/null', '-e', f'inject={name}:signal=KILL:when={n}')
        check(result.returncode in (-signal.SIGKILL, 128 + signal.SIGKILL), f'{where}: status {result.returncode} {result.stdout}')
        if (root / 'away').exists():
            os.rename(root / 'away', root / 'articles')
        found = tree(root)
        check_contents(where, scenario, {path: digest(data) for path, data in found.items()}, False)
        for path in found:
            if not path.startswith('state/') and before is not None and (path.endswith('.tmp') or SIDECAR in path or path == scenario.target):
                check(not is_wider(rights(root / path), before), f'{where}: {path} is wider')
        check(all(path.endswith('.tmp') or 'state/gainsay/recovery/' in path for path in leftovers(found, scenario)), f'{where}: left {leftovers(found, scenario)}')
        # The recovery folder always has something to look at.
        if leftovers(found, scenario) or scenario.verb in ('recovery', 'aside'):
            again = scenario.run(root, verb='open')
            check(again.returncode == 0, f'{where}: the next start: {again.stderr}')
            check(not leftovers(tree(root), scenario), f'{where}: the next start leaves {leftovers(tree(root), scenario)}')
            if scenario.old == OLD:
                check(b'statement old' in again.stdout, f'{where}: the next start does not show the old statement: {again.stdout}')
            if any(path.endswith('/sidecar.json') and data == scenario.new for path, data in found.items()):
                check(b'statement new' in again.stdout, f'{where}: the next start does not bring back what the recovery folder had: {again.stdout}')
                check(scenario.file(root).read_bytes() == scenario.new, f'{where}: it did not come home')
    finally:
        shutil.rmtree(root)


# How often a fault that must be told went where it should.
hits = collections.Counter()


def fail_at(scenario, call, error, is_optional, is_after_rename):
    name, n, _ = call
    where = f'{scenario.name}: {error} at {name} {n}'
    root = scenario.make()
    before = rights(scenario.file(root)) if scenario.old is not None else None
    try:
        with tempfile.NamedTemporaryFile(mode='r', errors='replace') as log:
            result = scenario.run(root, '-y', '-o', log.name, '-e', f'trace={name},?access,?faccessat,?faccessat2', '-e', f'inject={name}:error={error}:when={n}')
            # A thread that wakes the main loop writes, too, and only when that sleeps: the fault may have gone there, or to what looks at the files after it all.
            saving = itertools.takewhile(lambda line: '/save-ends' not in line, log)
            is_hit = any('(INJECTED)' in line and 'eventfd' not in line for line in saving)
        lines = result.stdout.decode(errors='replace').splitlines()
        said = {line.split(' ', 1)[0]: line.split(' ', 1)[1] for line in lines if ' ' in line and not line.startswith('after ')}
        check(result.returncode == 0, f'{where}: trying again does not succeed: {result.returncode} {said} {result.stderr[-500:]}')
        if 'saved' not in said:
            return
        after = {path: value for _, _, value, path in (line.split(' ', 3) for line in lines if line.startswith('after '))}
        after = {re.sub('^away/', 'articles/', path): value for path, value in after.items()}
        check_contents(where, scenario, after, False)
        saved, state, message = said['saved'] == '1', int(said['state']), said.get('message', '')
        recovered = [value for path, value in after.items() if path.endswith('/sidecar.json')]
        if scenario.verb == 'recovery':
            check(not saved and state in (RECOVERY, FAILED), f'{where}: saved in a folder that is not there: {said}')
        if saved:
            check_contents(where, scenario, after, scenario.verb not in ('aside', 'keep'))
            check(state == SAVED, f'{where}: saved, state {state}')
        else:
            check('a.txt.annotations.json' in message or 'gainsay.json' in message, f'{where}: the message does not name the file: {message}')
            check(message.count('.') >= 3 or scenario.verb in ('aside', 'keep'), f'{where}: the message does not say what to do: {message}')
        if not saved and scenario.verb not in ('aside', 'keep'):
            check(state in (RECOVERY, FAILED), f'{where}: not saved, state {state}')
            if state == RECOVERY:
                check(recovered == [digest(scenario.new)], f'{where}: the recovery folder is called to have it, and has {recovered}')
        if error == 'EINTR' and scenario.verb != 'recovery':
            check(saved, f'{where}: an interruption is no failure: {message}')
        # A renaming that is not allowed is tried once more, without the lock on what is renamed.
        is_tried_again = name.startswith('rename') and error == 'EACCES'
        must_be_told = not is_tried_again and VERSIONS not in call[2] and not is_optional and name not in OPTIONAL and error not in ('EINTR', 'ENOENT') and name not in ('close', 'access', 'mkdir', 'stat', 'newfstatat', 'readlink')
        hits[is_hit] += must_be_told
        if must_be_told and is_hit and not is_after_rename and scenario.verb in ('sidecar', 'project'):
            check(not saved, f'{where}: not told')
        left = [path for path in leftovers(after, scenario) if not path.startswith('state/gainsay/recovery/')]
        check(not left or name.startswith('unlink'), f'{where}: left {left}')
        found = tree(root)
        check_contents(where, scenario, {path: digest(data) for path, data in found.items()}, scenario.verb not in ('aside', 'keep'))
        if leftovers(found, scenario):
            again = scenario.run(root, verb='open')
            check(again.returncode == 0 and not leftovers(tree(root), scenario), f'{where}: the next start leaves {leftovers(tree(root), scenario)}')
        if before is not None and scenario.file(root).exists() and scenario.verb in ('sidecar', 'project', 'recovery'):
            now = rights(scenario.file(root))
            check(not is_wider(now, before), f'{where}: wider: {now}, was {before}')
            if name not in OPTIONAL:
                check(now == before, f'{where}: {now}, was {before}')
        if scenario.name == 'rich':
            check((root / SIDECAR).is_symlink(), f'{where}: the link is gone')
    finally:
        shutil.rmtree(root)


def errors_for(call, i):
    """All of them in the long run; in the short one, each call fails in one or two ways, and all ways have their turn."""
    if not ALL and (call[0] in ('readlink', 'access', 'newfstatat', 'getdents64') or VERSIONS in call[2]):
        return ['EIO'] if i % 4 == 0 or 'O_CREAT' in call[2] else []
    errors = ERRORS if ALL else list(dict.fromkeys(['EIO', ERRORS[1 + i % (len(ERRORS) - 1)]]))
    return errors + (['EINTR'] if call[0] in INTERRUPTIBLE else [])


def for_versions(scenario, calls):
    """Which of the calls are not for the file itself but for keeping its versions: before its folder is opened to write, and after that is closed."""
    name = os.path.basename('real.json' if scenario.name == 'rich' else scenario.target)
    made = next((i for i, call in enumerate(calls) if f'".{name}.' in call[2] and 'O_CREAT' in call[2]), None)
    if made is None:
        return set()
    folder = re.match(r'openat\((\d+)', calls[made][2]).group(1)
    opened = max(i for i in range(made) if re.search(rf'O_DIRECTORY\) += {folder}$', calls[i][2]))
    closed = next(i for i in range(made, len(calls)) if re.search(rf'\bclose\({folder}\)', calls[i][2]))
    return set(range(opened)) | set(range(closed + 1, len(calls)))


def asks_after_lock(calls, i):
    """Whether what was just locked still has a name: where nobody can tell, it has. The C library of Debian 12 asks by newfstatat, later ones by fstat."""
    return calls[i][0] == 'fstat' and calls[i - 1][0] == 'flock' and calls[i][2].split(',')[0].removeprefix('fstat(') == calls[i - 1][2].split(',')[0].removeprefix('flock(')


def main():
    jobs = []
    for scenario in SCENARIOS:
        if ONLY and scenario.name not in ONLY:
            continue
        # The counts are those of every other run, or the faults would be elsewhere.
        calls = calls_of(scenario)
        for _ in range(5):
            again = calls_of(scenario)
            if [call[:2] for call in again] == [call[:2] for call in calls]:
                break
            calls = again
        else:
            check(False, f'{scenario.name}: each run makes other calls')
        check_order(scenario, calls)
        versions = for_versions(scenario, calls)
        renames = [i for i, call in enumerate(calls) if call[0].startswith('rename') and i not in versions]
        for i, call in enumerate(calls):
            if call[0] in CHANGES or 'O_CREAT' in call[2]:
                jobs.append((kill_at, scenario, call))
            for error in errors_for(call, i):
                jobs.append((fail_at, scenario, call, error, i in versions or asks_after_lock(calls, i), bool(renames) and i > renames[0]))
    with concurrent.futures.ThreadPoolExecutor(max_workers=os.cpu_count() or 2) as pool:
        for future in [pool.submit(*job) for job in jobs]:
            future.result()
    check(hits[True] > 20 * hits[False], f'faults that must be told went elsewhere: {hits}')
    n = collections.Counter((job[1].name, job[0].__name__) for job in jobs)
    for name, group in itertools.groupby(sorted(n), key=lambda key: key[0]):
        print(f'# {name}: ' + ', '.join(f'{n[key]} × {key[1]}' for key in group))
    print(f'# {len(jobs)} faults, {n_checks} checks, {len(failures)} failures')
    print('1..1')
    print(('not ok' if failures else 'ok') + ' 1 /faults/whole-whatever-fails')
    return 1 if failures else 0


sys.exit(main())
