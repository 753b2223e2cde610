"""Runs programs and measures them: a line of JSON on standard input for each, with "argv", "input" and "output" (files, null
for none). Answers with processor seconds (user and system, its children's too), seconds on the wall, peak memory in bytes
and the status.

It is a small process of its own because the peak that the system reports of a program is at least that of whoever
started it, and the benchmarks hold large texts.
"""
import json
import os
import sys
import time


def main() -> None:
    print("launch", flush=True)
    for line in sys.stdin:
        request = json.loads(line)
        actions = [
            (os.POSIX_SPAWN_OPEN, 0, request["input"] or os.devnull, os.O_RDONLY, 0),
            (os.POSIX_SPAWN_OPEN, 1, request["output"] or os.devnull, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644),
        ]
        start = time.monotonic()
        process = os.posix_spawnp(request["argv"][0], request["argv"], os.environ, file_actions=actions)
        _, status, usage = os.wait4(process, 0)
        wall = time.monotonic() - start
        processor = usage.ru_utime + usage.ru_stime
        print(f"{processor:.6f} {wall:.6f} {usage.ru_maxrss * 1024} {os.waitstatus_to_exitcode(status)}", flush=True)


if __name__ == "__main__":
    main()
