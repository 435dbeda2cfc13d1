"""Scenarios: reading the YAML and turning its symbols into bytes.

A scenario is a list of steps, one system call each, and holds no expected values: what is right is what Linux answers.

    subject: what it is about
    steps:
      - socket: {as: a, protocol: ROUTE}
      - bind: {socket: a, pid: 77, groups: 1}
      - ask: {note: by name, type: GETLINK, body: [{ifinfo: {}}, {3: {string: lo}}]}

`expand` returns the same steps with numbers for names and `{"hex": ..., "ports": {offset: socket}}` for bytes, where `ports` says
which 32-bit words are another socket's port, known only at run time. Both players, record.py and replay.ts, take that form.
"""

import json
import os
import socket
import struct
import subprocess

import bpf

PROTOCOLS = {"ROUTE": 0, "USERSOCK": 2, "SOCK_DIAG": 4, "XFRM": 6, "SELINUX": 7, "AUDIT": 9, "FIB_LOOKUP": 10, "CONNECTOR": 11, "NETFILTER": 12, "KOBJECT_UEVENT": 15, "GENERIC": 16}
TYPES = {"STREAM": 1, "DGRAM": 2, "RAW": 3, "SEQPACKET": 5}
LEVELS = {"SOCKET": 1, "NETLINK": 270}
OPTIONS = {
    1: {"TYPE": 3, "ERROR": 4, "SNDBUF": 7, "RCVBUF": 8, "PASSCRED": 16, "ATTACH_FILTER": 26, "DETACH_FILTER": 27, "SNDBUFFORCE": 32, "RCVBUFFORCE": 33, "PROTOCOL": 38, "DOMAIN": 39,
        "LOCK_FILTER": 44, "BPF_EXTENSIONS": 48, "ATTACH_BPF": 50, "MEMINFO": 55},
    270: {"ADD_MEMBERSHIP": 1, "DROP_MEMBERSHIP": 2, "PKTINFO": 3, "BROADCAST_ERROR": 4, "NO_ENOBUFS": 5,
          "LISTEN_ALL_NSID": 8, "LIST_MEMBERSHIPS": 9, "CAP_ACK": 10, "EXT_ACK": 11, "GET_STRICT_CHK": 12},
}
IO_FLAGS = {"OOB": 1, "PEEK": 2, "TRUNC": 0x20, "DONTWAIT": 0x40, "WAITALL": 0x100}
MESSAGES = {"NOOP": 1, "ERROR": 2, "DONE": 3, "OVERRUN": 4, "NEWLINK": 16, "DELLINK": 17, "GETLINK": 18, "SETLINK": 19,
            "NEWADDR": 20, "DELADDR": 21, "GETADDR": 22}
MESSAGE_FLAGS = {"REQUEST": 1, "MULTI": 2, "ACK": 4, "ECHO": 8, "ROOT": 0x100, "MATCH": 0x200, "DUMP": 0x300,
                 "REPLACE": 0x100, "EXCL": 0x200, "CREATE": 0x400}


def load(path):
    """The scenario as plain data. npm's `yaml`, a devDependency of this package, reads it: Python has no YAML of its own."""
    script = "import {parse} from 'yaml'; import {readFileSync} from 'node:fs'; console.log(JSON.stringify(parse(readFileSync(process.argv[1], 'utf8'))))"
    here = os.path.dirname(os.path.abspath(__file__))
    run = subprocess.run(["node", "--input-type=module", "-e", script, path], cwd=here, check=True, capture_output=True)
    return json.loads(run.stdout)


def number(value, names):
    """A number, a name, or a list of names to be combined by OR."""
    if isinstance(value, list):
        total = 0
        for item in value:
            total |= number(item, names)
        return total
    return value if isinstance(value, int) else names[value]


def attribute(kind, value):
    return struct.pack("=HH", 4 + len(value), kind) + value + bytes(-len(value) % 4)


def message(spec):
    """A netlink message; `nlmsg_len` overrides the true length, `pad` aligns the end."""
    body = data(spec.get("body", []))
    length = spec.get("nlmsg_len", 16 + len(body))
    header = struct.pack("=IHHII", length, number(spec["type"], MESSAGES), number(spec.get("flags", 0), MESSAGE_FLAGS),
                         spec.get("seq", 1), spec.get("pid", 0))
    padding = bytes(-len(body) % 4) if spec.get("pad") else b""
    return header + body + padding


PARTS = {
    "hex": bytes.fromhex,
    "u8": lambda v: struct.pack("=B", v),
    "u16": lambda v: struct.pack("=H", v),
    "u32": lambda v: struct.pack("=I", v & 0xFFFFFFFF),
    "text": lambda v: v.encode(),
    "string": lambda v: v.encode() + b"\0",
    "ipv4": socket.inet_aton,
    "ipv6": lambda v: socket.inet_pton(socket.AF_INET6, v),
    "fill": lambda v: bytes([v["byte"]]) * v["times"],
    "ifinfo": lambda v: struct.pack("=BBHiII", v.get("family", 0), 0, v.get("type", 0), v.get("index", 0), v.get("flags", 0), v.get("change", 0)),
    "ifaddr": lambda v: struct.pack(
        "=BBBBI", v.get("family", 0), v.get("prefixlen", 0), v.get("flags", 0), v.get("scope", 0), v.get("index", 0)
    ),
    "genl": lambda v: struct.pack("=BBH", v["cmd"], v.get("version", 1), v.get("reserved", 0)),
    "message": message,
}


def data(parts):
    """Bytes from parts, one or a list: `{kind: value}`, or `{number: parts}` for an attribute of that type."""
    out = b""
    for part in parts if isinstance(parts, list) else [parts]:
        (kind, value), = part.items()
        out += attribute(int(kind), data(value)) if kind.isdigit() else PARTS[kind](value)
    return out


def payload(parts):
    """The bytes to send; a run of one byte stays a run, for files of a readable size."""
    if isinstance(parts, list) and len(parts) == 1 and "fill" in parts[0]:
        return {"fill": [parts[0]["fill"]["byte"], parts[0]["fill"]["times"]]}
    return {"hex": data(parts).hex()}


def address(spec):
    """A sockaddr_nl; `pid: '@b'` is the port of socket b; `length` cuts or extends; `family` may be wrong on purpose."""
    if "hex" in spec:
        return {"hex": spec["hex"]}
    pid = spec.get("pid", 0)
    raw = struct.pack("=HHII", spec.get("family", socket.AF_NETLINK), spec.get("pad", 0), 0 if isinstance(pid, str) else pid, spec.get("groups", 0))
    length = spec.get("length", 12)
    out = {"hex": (raw + bytes(max(0, length - 12)))[:length].hex()}
    if isinstance(pid, str):
        out["ports"] = {"4": pid[1:]}
    return out


def option_value(value):
    """An option's bytes, or for `filter` the program that a struct sock_fprog points to."""
    if isinstance(value, dict) and "filter" in value:
        return {"filter": bpf.program(value["filter"]).hex()}
    return {"hex": value["hex"]} if isinstance(value, dict) else {"hex": struct.pack("=I", value & 0xFFFFFFFF).hex()}


def step(spec):
    """One expanded step: `call`, its arguments, and `note` for the reader and for differences.ts."""
    spec = dict(spec)
    if "repeat" in spec:
        inner = spec["repeat"]
        return {"call": "repeat", "times": inner["times"], "steps": [step(s) for s in inner["steps"]]}
    if "wait" in spec:
        return {"call": "wait", "milliseconds": spec["wait"]}
    (call, args), = spec.items()
    args = dict(args) if isinstance(args, dict) else {"socket": args}
    out = {"call": call, "task": args.pop("task", "root"), "socket": args.pop("as", None) or args.pop("socket")}
    if call == "socket":
        out["type"] = number(args.pop("type", "RAW"), TYPES)
        out["protocol"] = number(args.pop("protocol"), PROTOCOLS)
    elif call in ("bind", "connect"):
        note = args.pop("note", None)
        out["address"] = address(args)
        args = {"note": note} if note else {}
    elif call in ("setsockopt", "getsockopt"):
        out["level"] = number(args.pop("level", "NETLINK"), LEVELS)
        out["name"] = number(args.pop("name"), OPTIONS.get(out["level"], {}))
        if call == "setsockopt":
            out["value"] = option_value(args.pop("value"))
        else:
            out["length"] = args.pop("length", 4)
    elif call == "send":
        out["flags"] = number(args.pop("flags", 0), IO_FLAGS)
        out["data"] = payload(args.pop("data"))
        if "to" in args:
            out["to"] = address(args.pop("to"))
    elif call in ("recv", "drain"):
        out["length"] = args.pop("length", 65536)
        out["control"] = args.pop("control", 0)
        out["flags"] = number(args.pop("flags", 0), IO_FLAGS)
    elif call not in ("getsockname", "getpeername", "poll", "close"):
        raise ValueError(f"unknown step {call}")
    out.update(args)
    return out


def ask(spec):
    """One message sent, and everything received until nothing is left: two steps. On socket a, a REQUEST, unless it says otherwise."""
    spec = {"socket": "a", "flags": "REQUEST", **spec}
    common = {name: spec.pop(name) for name in ("socket", "task") if name in spec}
    note = {"note": spec.pop("note")} if "note" in spec else {}
    reply = {"length": spec.pop("reply")} if "reply" in spec else {}
    return [{"send": {**common, **note, "data": [{"message": spec}]}}, {"drain": {**common, **reply}}]


def expand(scenario):
    steps = []
    for spec in scenario["steps"]:
        steps += ask(spec["ask"]) if "ask" in spec else [spec]
    return [step(spec) for spec in steps]
