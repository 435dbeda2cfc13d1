"""Plays the steps of one scenario: those of sockets here, the others in network.py."""

import ctypes
import json
import os
import platform
import select
import signal
import socket
import struct
import time

from calls import CallFailed, MsgHdr, append, call, control_data, control_messages, errno_name, libc, vectors
from network import NetworkSteps
from tasks import Namespaces, Task

CLONE_FILES = 0x400
SYS_CLONE = {"x86_64": 56, "aarch64": 220}[platform.machine()]
MSG_DONTWAIT = 0x40
SO_GET_FILTER = 26
SO_MEMINFO = 55
KOBJECT_UEVENT = 15
RANDOM_PORTS = 1 << 31
LAST_RANDOM_PORT = (1 << 32) - 4097
LONGEST_WAIT = 5
# Milliseconds within which a work queue that waits for nothing has run.
SOON = 20


class Player(NetworkSteps):
    def __init__(self, tasks):
        self.descriptors = {}
        self.protocols = {}
        self.tuns = {}
        self.tasks = tasks
        self.patient = True
        self.namespaces = Namespaces()
        for spec in tasks.values():
            self.namespaces.make(spec["netns"])
        self.namespaces.enter("")
        self.workers = {}
        for pid in sorted({spec["pid"] for spec in tasks.values()} - {1}):
            self.workers[pid] = self.start(pid)

    def start(self, pid):
        """A process that shares the table of descriptors, and plays the steps of the tasks that are it."""
        orders, results = os.pipe(), os.pipe()
        child = libc.syscall(SYS_CLONE, CLONE_FILES | signal.SIGCHLD, None, None, None, None)
        if child == 0:
            try:
                libc.prctl(1, signal.SIGKILL)
                self.namespaces.enter(next(spec["netns"] for spec in self.tasks.values() if spec["pid"] == pid))
                reader, writer = os.fdopen(orders[0], closefd=False), os.fdopen(results[1], "w", closefd=False)
                os.write(results[1], b"\n")
                for line in reader:
                    step, self.descriptors, self.protocols = json.loads(line)
                    writer.write(json.dumps([self.run(step), self.descriptors, self.protocols]) + "\n")
                    writer.flush()
            finally:
                os._exit(0)
        if child != pid:
            raise RuntimeError(f"process {child} should be {pid}")
        answers = os.fdopen(results[0], closefd=False)
        # It is where it belongs.
        answers.readline()
        return os.fdopen(orders[1], "w", closefd=False), answers

    def name(self, function, descriptor):
        raw = ctypes.create_string_buffer(12)
        call(function, descriptor, raw, ctypes.byref(ctypes.c_int(12)))
        return struct.unpack_from("=II", raw.raw, 4)

    def port(self, name):
        return self.name("getsockname", self.descriptors[name])[0] if name in self.descriptors else 0

    def symbol(self, pid):
        """A random port by its socket's name, or @closed when that is gone; any other number as it is."""
        if pid >= RANDOM_PORTS:
            for name in self.descriptors:
                if self.port(name) == pid:
                    return "@" + name
            if pid <= LAST_RANDOM_PORT:
                return "@closed"
        return pid

    def bytes(self, spec):
        if "fill" in spec:
            return bytes([spec["fill"][0]]) * spec["fill"][1]
        raw = bytearray.fromhex(spec["hex"])
        for offset, name in spec.get("ports", {}).items():
            struct.pack_into("=I", raw, int(offset), self.port(name))
        return bytes(raw)

    def received(self, data, protocol):
        """The bytes of a datagram; the port in a message header, if it is a socket's random one, is named and left 0."""
        data = bytearray(data)
        ports = {}
        offset = 0
        # A uevent is no message, but the answers to one are: NLMSG_ERROR. What a program wrote may look like that, and has a number.
        plain = protocol == KOBJECT_UEVENT and (data[4:6] != b"\2\0" or b"SEQNUM=" in data)
        while not plain and offset + 16 <= len(data):
            length, pid = struct.unpack_from("=I8xI", data, offset)
            symbol = self.symbol(pid)
            if isinstance(symbol, str):
                ports[str(offset + 12)] = symbol[1:]
                struct.pack_into("=I", data, offset + 12, 0)
            if length < 16:
                break
            offset += (length + 3) & ~3
        # A header that was cut within its port: what is left of that may be random.
        if not plain and offset + 12 < len(data) < offset + 16:
            data[offset + 12:] = bytes(len(data) - offset - 12)
        return {"hex": data.hex(), "ports": ports} if ports else {"hex": data.hex()}

    def play(self, step):
        """The result of a step, played by the process of its task."""
        if step["call"] == "repeat":
            return self.repeat(step)
        if step["call"] == "wait":
            time.sleep(step["milliseconds"] / 1000)
            return {}
        pid = self.tasks[step["task"]]["pid"]
        if pid not in self.workers:
            return self.run(step)
        orders, results = self.workers[pid]
        orders.write(json.dumps([step, self.descriptors, self.protocols]) + "\n")
        orders.flush()
        result, self.descriptors, self.protocols = json.loads(results.readline())
        return result

    def run(self, step):
        try:
            with Task(self.tasks[step["task"]], self.namespaces):
                return getattr(self, "do_" + step["call"].replace("-", "_"))(step)
        except OSError as error:
            return {"errno": errno_name(error.errno)}
        except CallFailed as failure:
            return {"errno": str(failure)}

    def repeat(self, step):
        runs = [[] for _ in step["steps"]]
        for _ in range(step["times"]):
            for index, inner in enumerate(step["steps"]):
                append(runs[index], self.play(inner))
        return {"each": runs}

    def of(self, step):
        return self.descriptors.get(step["socket"], -1)

    def do_socket(self, step):
        # Not through Python, which takes protocol -1 for none given.
        self.descriptors[step["socket"]] = call("socket", socket.AF_NETLINK, step["type"], step["protocol"])
        self.protocols[step["socket"]] = step["protocol"]
        return {}

    def do_close(self, step):
        call("close", self.descriptors.pop(step["socket"], -1))
        return {}

    def do_dup(self, step):
        self.descriptors[step["as"]] = call("dup", self.of(step))
        self.protocols[step["as"]] = self.protocols.get(step["socket"], 0)
        return {}

    def do_listen(self, step):
        call("listen", self.of(step), 1)
        return {}

    def do_accept(self, step):
        call("accept", self.of(step), None, None)
        return {}

    def do_shutdown(self, step):
        call("shutdown", self.of(step), 2)
        return {}

    def named(self, step, function):
        address = self.bytes(step["address"])
        call(function, self.of(step), address, len(address))
        return {}

    def do_bind(self, step):
        return self.named(step, "bind")

    def do_connect(self, step):
        return self.named(step, "connect")

    def do_getsockname(self, step):
        return self.named_by(step, "getsockname")

    def do_getpeername(self, step):
        return self.named_by(step, "getpeername")

    def named_by(self, step, function):
        if "length" not in step:
            return {"address": self.address(self.name(function, self.of(step)))}
        raw = ctypes.create_string_buffer(256)
        length = ctypes.c_int(step["length"])
        call(function, self.of(step), raw, ctypes.byref(length))
        return {"name": {"length": length.value, "hex": raw.raw[:max(0, min(step["length"], length.value))].hex()}}

    def address(self, pair):
        return {"pid": self.symbol(pair[0]), "groups": pair[1]}

    def do_setsockopt(self, step):
        if "filter" in step["value"]:
            program = bytes.fromhex(step["value"]["filter"])
            memory = ctypes.create_string_buffer(program, len(program) + 1)
            value = struct.pack("=HxxxxxxQ", len(program) // 8, ctypes.addressof(memory))
        else:
            value = bytes.fromhex(step["value"]["hex"])
        call("setsockopt", self.of(step), step["level"], step["name"], value, len(value))
        return {}

    def do_getsockopt(self, step):
        # SO_GET_FILTER alone counts instructions, on both ways.
        unit = 8 if (step["level"], step["name"]) == (socket.SOL_SOCKET, SO_GET_FILTER) else 1
        value = ctypes.create_string_buffer(max(step["length"] * unit, 64))
        length = ctypes.c_int(step["length"])
        call("getsockopt", self.of(step), step["level"], step["name"], value, ctypes.byref(length))
        if unit == 8:
            return {"option": value.raw[:length.value * 8].hex() if step["length"] else struct.pack("=I", length.value).hex()}
        return {"option": value.raw[:min(length.value, step["length"])].hex()}

    def flags(self, step):
        if not step.get("blocking"):
            return step["flags"] | MSG_DONTWAIT
        signal.signal(signal.SIGALRM, lambda *_: None)
        signal.siginterrupt(signal.SIGALRM, True)
        signal.alarm(LONGEST_WAIT)
        return step["flags"]

    def do_send(self, step):
        address = self.bytes(step["to"]) if "to" in step else None
        data = self.bytes(step["data"])
        flags = self.flags(step)
        if "iov" not in step and "control" not in step:
            return {"value": call("sendto", self.of(step), data, ctypes.c_size_t(len(data)), flags, address, len(address or b""))}
        pieces = []
        for length in step.get("iov", []) + [len(data)]:
            pieces.append((ctypes.create_string_buffer(data[:length], max(1, len(data[:length]))), len(data[:length])))
            data = data[length:]
        name = ctypes.create_string_buffer(address or b"", 256)
        control = control_data(step.get("control", []))
        control_memory = ctypes.create_string_buffer(control, max(1, len(control)))
        array = vectors(pieces)
        header = MsgHdr(ctypes.addressof(name) if address is not None else None, len(address or b""), ctypes.addressof(array), len(pieces),
                        ctypes.addressof(control_memory) if control else None, len(control), 0)
        return {"value": call("sendmsg", self.of(step), ctypes.byref(header), flags)}

    do_sendmsg = do_send

    def do_recv(self, step):
        """recvmsg(2) itself: Python's own takes what MSG_TRUNC returns for the number of bytes copied."""
        lengths = step.get("iov", [step["length"]])
        pieces = [(ctypes.create_string_buffer(max(length, 1)), length) for length in lengths]
        sender = ctypes.create_string_buffer(128)
        control = ctypes.create_string_buffer(max(step["control"], 1))
        array = vectors(pieces)
        header = MsgHdr(ctypes.addressof(sender), step.get("name", 12), ctypes.addressof(array), len(pieces),
                        ctypes.addressof(control) if step["control"] else None, step["control"], 0)
        before = self.charged(step)
        value = call("recvmsg", self.of(step), ctypes.byref(header), self.flags(step))
        copied = b"".join(memory.raw[:length] for memory, length in pieces)[:value]
        pid, groups = struct.unpack_from("=II", sender.raw, 4)
        result = {"value": value, "data": self.received(copied, self.protocols.get(step["socket"], 0)), "flags": header.flags,
                  "address": self.address((pid, groups)), "control": control_messages(control.raw[:header.control_length])}
        if "name" in step:
            result["name"] = header.name_length
        if "charge" in step:
            result["charge"] = before - self.charged(step)
        return result

    def charged(self, step):
        """What is charged to the socket (SK_MEMINFO_RMEM_ALLOC), where a step is to tell what datagrams weigh."""
        if "charge" not in step:
            return 0
        value = ctypes.create_string_buffer(36)
        call("getsockopt", self.of(step), socket.SOL_SOCKET, SO_MEMINFO, value, ctypes.byref(ctypes.c_int(36)))
        return struct.unpack_from("=I", value.raw)[0]

    do_recvmsg = do_recv

    def do_drain(self, step):
        runs = []
        received = 0
        expect = step.get("expect", {"datagrams": 0, "after": 0, "within": 0})
        time.sleep(expect["after"] / 1000)
        looks = expect.get("looks", False)
        while True:
            try:
                append(runs, self.do_recv(step))
                received += 1
            except CallFailed as failure:
                if str(failure) == "EAGAIN":
                    if received < expect["datagrams"] and self.arrives(step, SOON if looks else expect["within"]):
                        continue
                    if looks and received < expect["datagrams"]:
                        self.look_everywhere()
                        looks = False
                        continue
                append(runs, {"errno": str(failure)})
                if str(failure) in ("EAGAIN", "EBADF"):
                    return {"runs": runs}

    def arrives(self, step, within):
        """Whether something arrives while one may wait for it. Once nothing did, nothing is waited for any more."""
        poller = select.poll()
        poller.register(self.of(step), select.POLLIN)
        ready = self.patient and poller.poll(within)
        self.patient = bool(ready) or within == SOON
        return bool(ready)

    def do_poll(self, step):
        if self.of(step) < 0:
            return {"errno": "EBADF"}
        poller = select.poll()
        poller.register(self.of(step), 0xFFFF)
        ready = poller.poll(0)
        return {"events": ready[0][1] if ready else 0}
