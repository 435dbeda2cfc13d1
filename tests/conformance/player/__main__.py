"""Plays expanded scenarios on the Linux kernel underneath: a line of JSON {"tasks": ..., "steps": [...]} in, a line of JSON out.

Run as root, by linux.ts. Each line is played in a network and a process namespace of its own, by process 1 of it. The answer is
{"kernel": release, "pid": 1, "results": [...]}, of which recording.ts documents the form.
"""

import ctypes
import json
import os
import platform
import sys
import traceback

from calls import call
from player import Player

CLONE_NEWNS, CLONE_NEWNET, CLONE_NEWPID = 0x20000, 0x40000000, 0x20000000
MS_PRIVATE_RECURSIVE = 0x44000


def mount_sysfs():
    """A view of /sys for this network namespace."""
    call("unshare", CLONE_NEWNS)
    call("mount", b"none", b"/", None, ctypes.c_ulong(MS_PRIVATE_RECURSIVE), None)
    call("mount", b"sysfs", b"/sys", b"sysfs", ctypes.c_ulong(0), None)


def play(job):
    call("unshare", CLONE_NEWNET)
    if any(step["call"] == "uevent" for step in job["steps"]):
        mount_sysfs()
    player = Player(job["tasks"])
    results = [player.play(step) for step in job["steps"]]
    return {"kernel": platform.release().split("-")[0], "pid": os.getpid(), "results": results}


def in_namespaces(job):
    """Plays in a child, with which namespaces, credentials and sockets end: process 1 of a new pid namespace."""
    child = os.fork()
    if child == 0:
        call("unshare", CLONE_NEWPID)
        first = os.fork()
        if first:
            os._exit(1 if os.waitpid(first, 0)[1] else 0)
        try:
            answer = play(job)
        except BaseException:
            answer = {"error": traceback.format_exc()}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()
        os._exit(0)
    if os.waitpid(child, 0)[1]:
        print(json.dumps({"error": "the player died"}), flush=True)


if __name__ == "__main__":
    for line in sys.stdin:
        in_namespaces(json.loads(line))
