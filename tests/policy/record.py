#!/usr/bin/env python3
"""Asks the Linux kernel underneath what it says of attributes: recorded/kernel.json.

    unshare -n python3 tests/policy/record.py [--seed n] [--cases n] [--out file]            (root)

Each generic netlink family in FAMILIES tells its policies (CTRL_CMD_GETPOLICY). For each of its operations attributes are made up, right
and wrong, and sent; lo, down, is the only link there is, so hardly any request gets past the checks and comes to anything.

    {"kernel": "6.18…", "seed": n, "families": [{
      "name": "ethtool",
      "policies": {"0": {"max": n, "rules": {"type": {"type": n, "min-length": n, …}}}},        as GETPOLICY tells them
      "operations": [{"command": n, "dump": bool, "policy": "0", "strict": bool, "cases": [
        [attributes, error, text, offset, policy]]}]                        hex; 0 or a negative errno; offset from the first attribute
    }]}

What GETPOLICY leaves out is found by asking: how far a policy reaches and whether an operation is strict, by unknown types; `least` and
`most` bytes of a rule where that is all it demands.
"""

import argparse
import json
import os
import platform
import random
import socket
import struct

FAMILIES = ["nlctrl", "netdev", "ethtool", "tcp_metrics", "mptcp_pm", "SEG6", "IOAM6", "TASKSTATS"]
# What would reach beyond the namespace: listeners for the exits of processes.
LEFT_OUT = {("TASKSTATS", 1)}

ERROR, DONE = 2, 3
NLM_F_REQUEST, NLM_F_ACK, NLM_F_DUMP = 1, 4, 0x300
NLM_F_CAPPED, NLM_F_ACK_TLVS = 0x100, 0x200
SOL_NETLINK, NETLINK_CAP_ACK, NETLINK_EXT_ACK = 270, 10, 11
GENL_ID_CTRL, CTRL_CMD_GETFAMILY, CTRL_CMD_GETPOLICY = 16, 3, 10
NESTED = 0x8000
HEADERS = 20
UNKNOWN, UNSUPPORTED, SIZE = "Unknown attribute type", "Unsupported attribute", "binary attribute size out of range"
ATTRIBUTES = {2: "min-s", 3: "max-s", 4: "min", 5: "max", 6: "min-length", 7: "max-length", 8: "policy", 9: "max-type", 10: "bits", 12: "mask"}
TYPES = ["?", "flag", "u8", "u16", "u32", "u64", "s8", "s16", "s32", "s64", "binary", "string", "nul-string", "nested", "nested-array",
         "bitfield32", "sint", "uint"]


def attribute(kind, payload=b""):
    return struct.pack("HH", 4 + len(payload), kind) + payload + b"\0" * (-len(payload) % 4)


def attributes(data):
    at = 0
    while at + 4 <= len(data):
        length, kind = struct.unpack_from("HH", data, at)
        if length < 4 or length > len(data) - at:
            return
        yield kind & 0x3FFF, data[at + 4:at + length]
        at += (length + 3) & ~3


def number(payload, signed=False):
    return int.from_bytes(payload, "little", signed=signed)


class Kernel:
    def __init__(self):
        self.socket = socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 16)
        self.socket.bind((0, 0))
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 22)
        self.socket.setsockopt(SOL_NETLINK, NETLINK_EXT_ACK, 1)
        self.socket.setsockopt(SOL_NETLINK, NETLINK_CAP_ACK, 1)
        self.sequence = 0

    def ask(self, family, command, body, dump=False):
        """The answers, and what ended them: error, text, offset, policy in hex."""
        self.sequence += 1
        flags = NLM_F_REQUEST | (NLM_F_DUMP if dump else NLM_F_ACK)
        length = HEADERS + len(body)
        self.socket.send(struct.pack("IHHIIBBH", length, family, flags, self.sequence, 0, command, 1, 0) + body)
        answers = []
        while True:
            data = self.socket.recv(1 << 20)
            at = 0
            while at + 16 <= len(data):
                length, kind, flags, sequence, _ = struct.unpack_from("IHHII", data, at)
                message = data[at + 16:at + length]
                at += (length + 3) & ~3
                if sequence != self.sequence:
                    continue
                if kind not in (ERROR, DONE):
                    answers.append(message)
                    continue
                error = struct.unpack_from("i", message)[0]
                said = {}
                if flags & NLM_F_ACK_TLVS:
                    # With CAP_ACK the request's body does not come back.
                    said = dict(attributes(message[20 if kind == ERROR else 4:]))
                text = said[1][:-1].decode() if 1 in said else None
                offset = number(said[2]) - HEADERS if 2 in said else None
                return answers, (min(error, 0), text, offset, said[4].hex() if 4 in said else None)


class Family:
    def __init__(self, kernel, name):
        self.kernel, self.name = kernel, name
        answers, _ = kernel.ask(GENL_ID_CTRL, CTRL_CMD_GETFAMILY, attribute(2, name.encode() + b"\0"))
        self.id = number(dict(attributes(answers[0][4:]))[1]) if answers else None
        if self.id is None:
            return
        self.policies, self.operations = {}, []
        answers, _ = kernel.ask(GENL_ID_CTRL, CTRL_CMD_GETPOLICY, attribute(2, name.encode() + b"\0"), dump=True)
        for answer in answers:
            for kind, payload in attributes(answer[4:]):
                if kind == 9:
                    self.read_operations(payload)
                if kind == 8:
                    self.read_rule(payload)
        # The policy of an operation that only dumps is told as command 0's; of one without a policy only a number is told.
        self.operations = [one for one in self.operations
                           if one[0] != 0 and one[2] in self.policies and (name, one[0]) not in LEFT_OUT]

    def read_operations(self, payload):
        for command, modes in attributes(payload):
            for mode, index in attributes(modes):
                self.operations.append((command, mode == 2, number(index)))

    def read_rule(self, payload):
        for index, rules in attributes(payload):
            policy = self.policies.setdefault(index, {"max": 0, "rules": {}})
            for kind, told in attributes(rules):
                rule = {ATTRIBUTES[one]: str(number(value, one in (2, 3))) for one, value in attributes(told) if one in ATTRIBUTES}
                rule["type"] = TYPES[number(dict(attributes(told))[1])]
                policy["rules"][kind] = rule
                policy["max"] = max(policy["max"], kind)
                if "policy" in rule:
                    inner = self.policies.setdefault(int(rule["policy"]), {"max": 0, "rules": {}})
                    inner["max"] = int(rule["max-type"])

    def say(self, operation, body):
        command, dump, _ = operation
        return self.kernel.ask(self.id, command, body, dump)[1]

    def probe(self, operation):
        """Whether an operation is strict; then its policy also tells how far it reaches."""
        policy = self.policies[operation[2]]
        self.probe_bounds(operation, policy)
        if self.say(operation, attribute(0x3FFF))[1] != UNKNOWN:
            return False
        for kind in range(1, 0x3FF):
            if kind in policy["rules"]:
                continue
            said = self.say(operation, attribute(kind))
            if said[1] == UNKNOWN:
                policy["max"] = kind - 1
                return True
            if said[1] != UNSUPPORTED:
                # Linux has no words for what it wants.
                policy["rules"][kind] = {"type": "reject" if said[1] == "Attribute failed policy validation" else "untold"}
        raise ValueError(f"{self.name}: no end of {operation}")


    def probe_bounds(self, operation, policy):
        """The bounds of bytes that GETPOLICY does not tell: NLA_POLICY_MIN_LEN, NLA_POLICY_MAX_LEN."""
        for kind, rule in policy["rules"].items():
            if rule != {"type": "binary"}:
                continue
            taken = [length for length in range(0, 300) if self.say(operation, attribute(kind, bytes(length)))[1] != SIZE]
            if taken[0] > 0:
                rule["least"] = str(taken[0])
            if taken[-1] < 299:
                rule["most"] = str(taken[-1])


class Maker:
    """Makes up attributes for a policy: near what it wants, on either side."""

    def __init__(self, dice, policies):
        self.dice, self.policies = dice, policies

    def attributes(self, index, depth=0):
        policy = self.policies[index]
        made = b"".join(self.attribute(policy, depth) for _ in range(self.dice.choice([0, 1, 1, 2, 3, 5])))
        if self.dice.random() < 0.03:
            made += self.dice.randbytes(self.dice.randrange(1, 9))
        return made

    def attribute(self, policy, depth):
        kind = self.dice.choice([*policy["rules"], *policy["rules"], 0, policy["max"], policy["max"] + 1, self.dice.randrange(0x4000)]
                                if self.dice.random() < 0.3 else list(policy["rules"]) or [1])
        rule = policy["rules"].get(kind, {"type": "none"})
        flag = NESTED if rule["type"].startswith("nested") else 0
        if self.dice.random() < 0.05:
            flag ^= NESTED
        if self.dice.random() < 0.02:
            flag ^= 0x4000
        made = attribute(kind | flag, self.payload(rule, depth))
        if self.dice.random() < 0.01:
            return struct.pack("H", self.dice.randrange(len(made) + 8)) + made[2:]
        return made

    def payload(self, rule, depth):
        dice, kind = self.dice, rule["type"]
        if dice.random() < 0.08:
            return dice.randbytes(dice.randrange(20))
        if kind in ("nested", "nested-array"):
            if depth > 4 or "policy" not in rule:
                return attribute(dice.randrange(4), dice.randbytes(dice.randrange(6))) if dice.random() < 0.5 else b""
            if kind == "nested":
                return self.attributes(int(rule["policy"]), depth + 1)
            return b"".join(attribute(dice.randrange(4) | NESTED, self.attributes(int(rule["policy"]), depth + 1)) for _ in range(dice.randrange(3)))
        if kind in ("string", "nul-string", "binary"):
            edges = [int(rule[one]) for one in ("min-length", "max-length", "least", "most") if one in rule] or [dice.randrange(40)]
            length = max(0, dice.choice(edges) + dice.choice([-1, 0, 0, 1, 2]))
            made = bytes(dice.choice(b"abc\0" if kind != "binary" else range(256)) for _ in range(length))
            return made[:-1] + b"\0" if kind != "binary" and made and dice.random() < 0.5 else made
        if kind == "flag":
            return b""
        if kind == "bitfield32":
            return b"".join(struct.pack("I", dice.choice([0, 1, int(rule["bits"]), dice.getrandbits(32)])) for _ in range(2))
        return self.number(rule, kind)

    def number(self, rule, kind):
        size = int(kind[1:]) // 8 if kind[1:].isdigit() else self.dice.choice([4, 8])
        bounds = [int(rule[one]) for one in ("min", "max", "min-s", "max-s") if one in rule] or [int(rule.get("mask", "0"))]
        value = self.dice.choice([*bounds, 0, self.dice.getrandbits(64)]) + self.dice.choice([-1, 0, 0, 0, 1])
        size += self.dice.choice([0] * 12 + [-1, 1, 4])
        return (value % (1 << 64)).to_bytes(12, "little")[:max(0, size)]


def unlike(cases, most):
    """At most so many cases, of as many kinds as there are."""
    kinds = {}
    for case in cases:
        kinds.setdefault((case[1], case[2], case[4]), []).append(case)
    chosen = []
    for rank in range(most):
        chosen += [cases[rank] for cases in kinds.values() if rank < len(cases)]
    return chosen[:most]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=618)
    parser.add_argument("--cases", type=int, default=12, help="kept for each operation")
    parser.add_argument("--tries", type=int, default=20, help="made for each that is kept")
    parser.add_argument("--out", default=os.path.join(os.path.dirname(os.path.abspath(__file__)), "recorded", "kernel.json"))
    options = parser.parse_args()
    kernel = Kernel()
    families = []
    for name in FAMILIES:
        family = Family(kernel, name)
        if family.id is None:
            continue
        operations = []
        strict = [family.probe(one) for one in family.operations]
        for operation, is_strict in zip(family.operations, strict):
            command, dump, index = operation
            dice = random.Random(f"{options.seed} {name} {command} {dump}")
            maker = Maker(dice, family.policies)
            cases = []
            for _ in range(options.cases * options.tries):
                body = maker.attributes(index)
                cases.append([body.hex(), *family.say(operation, body)])
            cases = unlike(cases, options.cases)
            operations.append({"command": command, "dump": dump, "policy": str(index), "strict": is_strict, "cases": cases})
        families.append({"name": name, "policies": {str(index): policy for index, policy in family.policies.items()}, "operations": operations})
    os.makedirs(os.path.dirname(options.out), exist_ok=True)
    with open(options.out, "w") as file:
        head = json.dumps({"kernel": platform.release(), "seed": options.seed})
        file.write(head[:-1] + ', "families": [\n' + ",\n".join(json.dumps(one, separators=(",", ":")) for one in families) + "\n]}\n")


main()
