"""Who makes a call, and where: credentials of tasks, namespaces by name."""

import ctypes
import os
import platform
import struct

from calls import call, libc

CLONE_NEWNET = 0x40000000
SYS_CAPSET = {"x86_64": 126, "aarch64": 91}[platform.machine()]
CAPABILITY_VERSION = 0x20080522


def set_effective(caps):
    """Sets the effective capabilities, leaving the permitted ones of a saved root; "all" are the permitted ones."""
    header = struct.pack("=Ii", CAPABILITY_VERSION, 0)
    now = ctypes.create_string_buffer(24)
    libc.syscall(SYS_CAPSET - 1, header, now)  # capget
    _, low, inherit_low, _, high, inherit_high = struct.unpack("=6I", now.raw)
    mask = (low | high << 32) if caps == "all" else 0 if caps == "none" else int(caps)
    data = struct.pack("=6I", mask & low, low, inherit_low, mask >> 32 & high, high, inherit_high)
    if libc.syscall(SYS_CAPSET, header, data) < 0:
        raise OSError(ctypes.get_errno(), "capset")


class Namespaces:
    """Network namespaces by name; "" is the one that the player begins in."""

    def __init__(self):
        self.descriptors = {"": self.current()}
        self.entered = ""

    @staticmethod
    def current():
        return os.open("/proc/thread-self/ns/net", os.O_RDONLY | os.O_CLOEXEC)

    def make(self, name):
        if name not in self.descriptors:
            call("unshare", CLONE_NEWNET)
            self.descriptors[name] = self.current()
            self.entered = name

    def enter(self, name):
        if name != self.entered:
            call("setns", self.descriptors[name], CLONE_NEWNET)
            self.entered = name


class Task:
    """Runs calls with the credentials of a task: the saved user id brings root back."""

    def __init__(self, spec, namespaces):
        self.spec = spec
        self.namespaces = namespaces
        self.plain = spec["uid"] == 0 and spec["gid"] == 0 and spec["caps"] == "all"

    def __enter__(self):
        self.namespaces.enter(self.spec["netns"])
        if not self.plain:
            os.setresgid(self.spec["gid"], self.spec["gid"], self.spec["gid"])
            os.setresuid(self.spec["uid"], self.spec["uid"], 0)
            set_effective(self.spec["caps"])

    def __exit__(self, *exception):
        if not self.plain:
            set_effective("all")
            os.setresuid(0, 0, 0)
            os.setresgid(0, 0, 0)
