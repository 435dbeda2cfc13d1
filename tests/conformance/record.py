#!/usr/bin/env python3
"""Plays scenarios on the Linux kernel underneath and writes down its answers: recorded/<name>.json.

    sudo python3 tests/conformance/record.py [--out directory] [name ...]        (root: each scenario runs in a network namespace of its own)

A recording holds the expanded steps (see scenario.py), each with `result`:

    {"errno": "EINVAL"}                                       the call failed
    {"value": n, "data": bytes, "flags": n, "address": {...}, "control": [...]}   what a receive returned
    {"value": n} {"address": {...}} {"option": hex} {"events": n} {}              what the others returned
    {"runs": [[count, result], ...]}                          `drain`: all that was received, until EAGAIN
    {"each": [runs, ...]}                                     `repeat`: the runs of each of its steps

and the process id it ran as. Ports that the kernel chose at random appear as "@socket", in addresses and, as `ports`, in message
headers, so that a replay can compare by relation.
"""

import argparse
import ctypes
import errno
import hashlib
import json
import os
import platform
import select
import socket
import struct
import sys
import time
import traceback

import scenario

HERE = os.path.dirname(os.path.abspath(__file__))
CLONE_NEWNET = 0x40000000
CLONE_NEWPID = 0x20000000
MSG_DONTWAIT = 0x40
NOBODY = 65534
KOBJECT_UEVENT = 15
SO_GET_FILTER = 26
libc = ctypes.CDLL(None, use_errno=True)


class CallFailed(Exception):
    """A system call failed; the text is the errno's name."""


class IoVec(ctypes.Structure):
    _fields_ = [("base", ctypes.c_void_p), ("length", ctypes.c_size_t)]


class MsgHdr(ctypes.Structure):
    _fields_ = [("name", ctypes.c_void_p), ("name_length", ctypes.c_uint), ("vectors", ctypes.c_void_p), ("vector_count", ctypes.c_size_t),
                ("control", ctypes.c_void_p), ("control_length", ctypes.c_size_t), ("flags", ctypes.c_int)]


def control_messages(raw):
    """The control messages in a 64-bit kernel's layout: length u64, level, type, data, aligned to 8."""
    messages = []
    offset = 0
    while offset + 16 <= len(raw):
        length, level, kind = struct.unpack_from("=QII", raw, offset)
        messages.append({"level": level, "type": kind, "hex": raw[offset + 16:offset + length].hex()})
        offset += max(16, (length + 7) & ~7)
    return messages


def call(name, *arguments):
    result = getattr(libc, name)(*arguments)
    if result < 0:
        raise CallFailed(errno_name(ctypes.get_errno()))
    return result


def errno_name(number):
    return "EOPNOTSUPP" if number == errno.EOPNOTSUPP else errno.errorcode[number]


def append(runs, result):
    """Adds a result to a list of runs [count, result]."""
    if runs and runs[-1][1] == result:
        runs[-1][0] += 1
    else:
        runs.append([1, result])


class Task:
    """Runs calls with the credentials of a task. One process plays them all: the saved user id brings root back."""

    def __init__(self, name):
        self.user = {"root": 0, "nobody": NOBODY}[name]

    def __enter__(self):
        if self.user:
            os.setresgid(self.user, self.user, 0)
            os.setresuid(self.user, self.user, 0)

    def __exit__(self, *exception):
        if self.user:
            os.setresuid(0, 0, 0)
            os.setresgid(0, 0, 0)


class Player:
    def __init__(self):
        self.sockets = {}
        self.protocols = {}

    def port(self, name):
        return self.sockets[name].getsockname()[0] if name in self.sockets else 0

    def symbol(self, pid):
        """A random port by its socket's name; any other number as it is."""
        if pid >= 1 << 31:
            for name in self.sockets:
                if self.port(name) == pid:
                    return "@" + name
        return pid

    def bytes(self, spec):
        raw = bytearray.fromhex(spec["hex"])
        for offset, name in spec.get("ports", {}).items():
            struct.pack_into("=I", raw, int(offset), self.port(name))
        return bytes(raw)

    def received(self, data, protocol):
        """The bytes of a datagram; the port in a message header, if it is a socket's random one, is named and left 0."""
        data = bytearray(data)
        ports = {}
        offset = 0
        while protocol != KOBJECT_UEVENT and offset + 16 <= len(data):
            length, pid = struct.unpack_from("=I8xI", data, offset)
            symbol = self.symbol(pid)
            if isinstance(symbol, str):
                ports[str(offset + 12)] = symbol[1:]
                struct.pack_into("=I", data, offset + 12, 0)
            if length < 16:
                break
            offset += (length + 3) & ~3
        return {"hex": data.hex(), "ports": ports} if ports else {"hex": data.hex()}

    def play(self, step):
        """Plays a step and returns it with its result."""
        if step["call"] == "repeat":
            return self.repeat(step)
        try:
            with Task(step.get("task", "root")):
                result = getattr(self, "do_" + step["call"])(step)
        except OSError as error:
            result = {"errno": errno_name(error.errno)}
        except CallFailed as failure:
            result = {"errno": str(failure)}
        return {**step, "result": result}

    def repeat(self, step):
        runs = [[] for _ in step["steps"]]
        for _ in range(step["times"]):
            for index, inner in enumerate(step["steps"]):
                append(runs[index], self.play(inner)["result"])
        return {**step, "result": {"each": runs}}

    def do_wait(self, step):
        time.sleep(step["milliseconds"] / 1000)
        return {}

    def do_socket(self, step):
        # Not through Python, which takes protocol -1 for none given.
        descriptor = call("socket", socket.AF_NETLINK, step["type"], step["protocol"])
        self.sockets[step["socket"]] = socket.socket(fileno=descriptor)
        self.protocols[step["socket"]] = step["protocol"]
        return {}

    def do_close(self, step):
        self.sockets.pop(step["socket"]).close()
        return {}

    def named(self, step, function):
        address = self.bytes(step["address"])
        call(function, self.sockets[step["socket"]].fileno(), address, len(address))
        return {}

    def do_bind(self, step):
        return self.named(step, "bind")

    def do_connect(self, step):
        return self.named(step, "connect")

    def do_getsockname(self, step):
        return {"address": self.address(self.sockets[step["socket"]].getsockname())}

    def do_getpeername(self, step):
        return {"address": self.address(self.sockets[step["socket"]].getpeername())}

    def address(self, pair):
        return {"pid": self.symbol(pair[0]), "groups": pair[1]}

    def do_setsockopt(self, step):
        if "filter" in step["value"]:
            program = bytes.fromhex(step["value"]["filter"])
            memory = ctypes.create_string_buffer(program, len(program) + 1)
            value = struct.pack("=HxxxxxxQ", len(program) // 8, ctypes.addressof(memory))
        else:
            value = bytes.fromhex(step["value"]["hex"])
        call("setsockopt", self.sockets[step["socket"]].fileno(), step["level"], step["name"], value, len(value))
        return {}

    def do_getsockopt(self, step):
        # SO_GET_FILTER alone counts instructions, on both ways.
        unit = 8 if (step["level"], step["name"]) == (socket.SOL_SOCKET, SO_GET_FILTER) else 1
        value = ctypes.create_string_buffer(max(step["length"] * unit, 64))
        length = ctypes.c_int(step["length"])
        call("getsockopt", self.sockets[step["socket"]].fileno(), step["level"], step["name"], value, ctypes.byref(length))
        if unit == 8:
            return {"option": value.raw[:length.value * 8].hex() if step["length"] else struct.pack("=I", length.value).hex()}
        return {"option": value.raw[:min(length.value, step["length"])].hex()}

    def do_send(self, step):
        address = self.bytes(step["to"]) if "to" in step else None
        fill = step["data"].get("fill")
        payload = bytes([fill[0]]) * fill[1] if fill else bytes.fromhex(step["data"]["hex"])
        return {"value": call("sendto", self.sockets[step["socket"]].fileno(), payload, ctypes.c_size_t(len(payload)),
                              step["flags"] | MSG_DONTWAIT, address, len(address or b""))}

    def do_recv(self, step):
        return self.receive(step["socket"], step["length"], step["control"], step["flags"] | MSG_DONTWAIT)

    def receive(self, name, length, control_length, flags):
        """recvmsg(2) itself: Python's own takes what MSG_TRUNC returns for the number of bytes copied."""
        data = ctypes.create_string_buffer(max(length, 1))
        sender = ctypes.create_string_buffer(12)
        control = ctypes.create_string_buffer(max(control_length, 1))
        vector = IoVec(ctypes.addressof(data), length)
        header = MsgHdr(ctypes.addressof(sender), 12, ctypes.addressof(vector), 1,
                        ctypes.addressof(control) if control_length else None, control_length, 0)
        value = call("recvmsg", self.sockets[name].fileno(), ctypes.byref(header), flags)
        copied = data.raw[:min(value, length)]
        pid, groups = struct.unpack_from("=II", sender.raw, 4)
        return {"value": value, "data": self.received(copied, self.protocols[name]), "flags": header.flags,
                "address": self.address((pid, groups)), "control": control_messages(control.raw[:header.control_length])}

    def do_drain(self, step):
        runs = []
        while True:
            try:
                append(runs, self.do_recv(step))
            except CallFailed as failure:
                append(runs, {"errno": str(failure)})
                if str(failure) == "EAGAIN":
                    return {"runs": runs}

    def do_poll(self, step):
        poller = select.poll()
        poller.register(self.sockets[step["socket"]], 0xFFFF)
        ready = poller.poll(0)
        return {"events": ready[0][1] if ready else 0}


def play(name):
    """The recording of one scenario, played in this process's own new network namespace."""
    path = os.path.join(HERE, "scenarios", name + ".yaml")
    with open(path, "rb") as file:
        source = file.read()
    steps = scenario.expand(scenario.load(path))
    call("unshare", CLONE_NEWNET)
    player = Player()
    return {"kernel": platform.release().split("-")[0], "source": hashlib.sha256(source).hexdigest(), "pid": os.getpid(),
            "steps": [player.play(step) for step in steps]}


def write(recording, path):
    """One line a step: a changed answer shows as one changed line."""
    steps = ",\n".join(json.dumps(step) for step in recording.pop("steps"))
    with open(path, "w") as file:
        file.write(f'{json.dumps(recording)[:-1]}, "steps": [\n{steps}\n]}}\n')


def record(name, directory):
    """Records a scenario in a child, with which namespaces, credentials and sockets end. Returns whether it went well.

    The child is process 1 of a new pid namespace: the default port of its sockets is the same each time.
    """
    child = os.fork()
    if child == 0:
        call("unshare", CLONE_NEWPID)
        first = os.fork()
        if first:
            os._exit(1 if os.waitpid(first, 0)[1] else 0)
        try:
            write(play(name), os.path.join(directory, name + ".json"))
        except BaseException:
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    return os.waitpid(child, 0)[1] == 0


def main():
    parser = argparse.ArgumentParser(description="Record Linux's answers to netlink scenarios.")
    parser.add_argument("names", nargs="*", help="scenarios to play; all when none is named")
    parser.add_argument("--out", default=os.path.join(HERE, "recorded"))
    options = parser.parse_args()
    names = options.names or sorted(file[:-5] for file in os.listdir(os.path.join(HERE, "scenarios")) if file.endswith(".yaml"))
    failed = [name for name in names if not record(name, options.out)]
    for name in failed:
        print(f"{name}: failed", file=sys.stderr)
    print(f"{len(names) - len(failed)} recorded, {len(failed)} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
