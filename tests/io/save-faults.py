#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Kills a save at each of its system calls, and fails each of them in turn: the file is whole, old or new, every time.

usage: save-faults.py HELPER
"""
import collections
import concurrent.futures
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile

HELPER = sys.argv[1]
NAME = 'a.txt.annotations.json'
OLD = b'o' * 5000
NEW_SIZE = 300000
NEW = b'n' * NEW_SIZE
OLD_MODE = 0o640
ERRORS = ['ENOSPC', 'EIO', 'EACCES', 'EDQUOT']
# What a save may do without and then goes on; a failure of it need not be told.
OPTIONAL = {'flock', 'flistxattr', 'fgetxattr', 'fsetxattr', 'fremovexattr', 'fchown', 'getrandom', 'brk', 'mmap', 'munmap', 'mprotect',
            'madvise', 'futex', 'getpid', 'gettid', 'rt_sigprocmask', 'rt_sigaction', 'readlink', 'sched_yield', 'fcntl', 'mremap'}
INTERRUPTIBLE = ['write', 'fsync', 'read']

failures = []
n_tests = 0


def check(condition, what):
    global n_tests
    n_tests += 1
    if not condition:
        failures.append(what)
        print(f'# FAILED: {what}', flush=True)


def folder_with(has_old):
    folder = pathlib.Path(tempfile.mkdtemp(prefix='gainsay-faults-'))
    if has_old:
        path = folder / NAME
        path.write_bytes(OLD)
        path.chmod(OLD_MODE)
    return folder


def run(folder, *options, log=None):
    env = dict(os.environ, LC_ALL='C.UTF-8', ASAN_OPTIONS='detect_leaks=0')
    os.umask(0o022)
    output = log if log is not None else os.devnull
    return subprocess.run(['strace', '-f', '-qq', '-o', str(output), *options, HELPER, str(folder / NAME), str(NEW_SIZE), 'n'],
                          env=env, stdin=subprocess.DEVNULL, capture_output=True, check=False)


def trace(has_old):
    """The system calls of one save: (name, which one of that name in the whole process, its line)."""
    folder = folder_with(has_old)
    log = folder.parent / (folder.name + '.log')
    try:
        result = run(folder, log=log)
        if not log.exists() or not log.stat().st_size:
            print('1..0 # SKIP strace cannot trace here: ' + result.stderr.decode(errors='replace').strip())
            sys.exit(0)
        check(result.returncode == 0, f'plain save failed: {result.stderr}')
        check((folder / NAME).read_bytes() == NEW, 'plain save wrote something else')
        lines = log.read_text(errors='replace').splitlines()
    finally:
        shutil.rmtree(folder)
        log.unlink(missing_ok=True)
    counts = collections.Counter()
    calls = []
    inside = False
    for line in lines:
        match = re.match(r'(?:\d+\s+)?(\w+)\(', line)
        if not match:
            continue
        name = match.group(1)
        counts[name] += 1
        if '/save-ends' in line:
            break
        if inside:
            calls.append((name, counts[name], line))
        if '/save-begins' in line:
            inside = True
    return calls


def check_order(calls, has_old):
    label = 'old file' if has_old else 'new file'
    lines = [line for _, _, line in calls]

    def index(pattern, start=0):
        found = [i for i in range(start, len(lines)) if re.search(pattern, lines[i])]
        return found[0] if found else None

    made = index(r'openat\(.*\.tmp", O_WRONLY\|O_CREAT\|O_EXCL\|O_NOFOLLOW')
    check(made is not None, f'{label}: no exclusive temporary')
    if made is None:
        return
    fd = lines[made].rsplit('=', 1)[1].strip()
    writes = [i for i, line in enumerate(lines) if re.search(rf'\bwrite\({fd},', line) and i > made]
    synced = index(rf'\bfsync\({fd}\)', made)
    renamed = index(r'\brename(at|at2)?\(', made)
    check(bool(writes) and synced is not None and renamed is not None, f'{label}: a step is missing')
    if not writes or synced is None or renamed is None:
        return
    folder_synced = index(r'\bfsync\(', renamed)
    check(writes[-1] < synced < renamed, f'{label}: written, then synced, then renamed')
    check(folder_synced is not None, f'{label}: the folder is synced after the rename')
    directory = index(r'openat\(.*O_DIRECTORY')
    check(folder_synced is not None and lines[folder_synced].split('fsync(')[1].startswith(lines[directory].rsplit('=', 1)[1].strip() + ')'),
          f'{label}: what is synced last is the folder')
    check(not any(re.search(r'O_TRUNC', line) for line in lines), f'{label}: nothing is truncated')


def state(folder, has_old):
    path = folder / NAME
    if not path.exists():
        content = 'none'
    else:
        data = path.read_bytes()
        content = 'old' if data == OLD else 'new' if data == NEW else f'torn ({len(data)} bytes)'
    others = [p for p in folder.iterdir() if p.name != NAME]
    mode = path.stat().st_mode & 0o7777 if path.exists() else None
    widest = OLD_MODE if has_old else 0o644
    modes_kept = (mode is None or mode == widest) and all((p.stat().st_mode & 0o777) | widest == widest for p in others)
    return content, others, modes_kept


def kill_at(call, has_old):
    name, n, _ = call
    folder = folder_with(has_old)
    try:
        result = run(folder, '-e', f'inject={name}:signal=KILL:when={n}')
        content, others, modes_kept = state(folder, has_old)
    finally:
        shutil.rmtree(folder)
    where = f'KILL at {name} {n} ({"old" if has_old else "new"} file)'
    check(result.returncode in (-signal.SIGKILL, 128 + signal.SIGKILL), f'{where}: not killed, status {result.returncode}')
    check(content in ('old' if has_old else 'none', 'new'), f'{where}: {content}')
    check(modes_kept, f'{where}: mode widened')
    check(len(others) <= 1 and all(re.fullmatch(r'\..*\.\d+\.gsy[0-9a-f]{8}\.tmp', p.name) for p in others), f'{where}: left {others}')


def fail_at(call, error, has_old, is_after_rename):
    name, n, _ = call
    folder = folder_with(has_old)
    try:
        result = run(folder, '-e', f'inject={name}:error={error}:when={n}')
        content, others, modes_kept = state(folder, has_old)
    finally:
        shutil.rmtree(folder)
    where = f'{error} at {name} {n} ({"old" if has_old else "new"} file)'
    before = 'old' if has_old else 'none'
    check(result.returncode in (0, 1), f'{where}: status {result.returncode} {result.stderr}')
    if result.returncode == 0:
        check(content == 'new', f'{where}: says saved, is {content}')
    else:
        check(content == before or (is_after_rename and content == 'new'), f'{where}: {content}')
        check(NAME.encode() in result.stderr, f'{where}: the message does not name the file')
    if name not in OPTIONAL and not is_after_rename and error != 'EINTR':
        check(result.returncode == 1 or name == 'close', f'{where}: not told')
    if error == 'EINTR':
        check(result.returncode == 0, f'{where}: an interruption is no failure')
    check(not others, f'{where}: left {[p.name for p in others]}')
    check(modes_kept, f'{where}: mode widened')


def main():
    jobs = []
    for has_old in (True, False):
        calls = trace(has_old)
        check_order(calls, has_old)
        check(len(calls) > 10, 'the trace has no calls')
        renamed = next(i for i, call in enumerate(calls) if call[0].startswith('rename'))
        for i, call in enumerate(calls):
            jobs.append((kill_at, call, has_old))
            if call[0] in ('brk', 'mmap', 'munmap', 'mprotect', 'madvise', 'futex', 'mremap', 'exit_group'):
                continue
            for error in ERRORS:
                jobs.append((fail_at, call, error, has_old, i > renamed))
            if call[0] in INTERRUPTIBLE:
                jobs.append((fail_at, call, 'EINTR', has_old, i > renamed))
    with concurrent.futures.ThreadPoolExecutor(max_workers=os.cpu_count() or 2) as pool:
        for future in [pool.submit(*job) for job in jobs]:
            future.result()
    print(f'# {len(jobs)} faults, {n_tests} checks, {len(failures)} failures')
    print('1..1')
    print(('not ok' if failures else 'ok') + ' 1 /save/faults/whole-whatever-fails')
    return 1 if failures else 0


sys.exit(main())
