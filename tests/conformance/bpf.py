"""Classic BPF programs in scenarios: a line an instruction, from symbols to struct sock_filter.

    ldw abs 4 | ldh ind 0 | ldb anc 12     loads into A: data at k, data at X + k, what is known at SKF_AD_OFF + k
    ld imm 5 | ld mem 0 | ld len           and ldx likewise, and ldx msh k
    st 0 | stx 0 | tax | txa
    add k 5 | lsh x | neg                  arithmetic with k or X
    ja 1 | jeq k 5 1 0 | jset x 0 2        jumps over as many instructions: if met, if not
    ret k 100 | ret a
    raw 32 0 0 4                           code, jt, jf, k as they are
"""

import struct

ANCILLARY = 0xFFFFF000
SIZES = {"ldw": 0x00, "ldh": 0x08, "ldb": 0x10}
MODES = {"imm": 0x00, "abs": 0x20, "ind": 0x40, "mem": 0x60, "len": 0x80, "msh": 0xB0}
ALU = {name: code << 4 for code, name in enumerate(["add", "sub", "mul", "div", "or", "and", "lsh", "rsh", "neg", "mod", "xor"])}
JUMPS = {"jeq": 0x10, "jgt": 0x20, "jge": 0x30, "jset": 0x40}


def fields(text):
    """code, jt, jf, k of a line."""
    name, *words = text.split()
    kind = words[0] if words else ""
    numbers = [int(word, 0) for word in words if word[0] in "-0123456789"]
    k = numbers[0] if numbers else 0
    if name == "raw":
        return numbers
    if name in SIZES:
        return (SIZES[name] | 0x20, 0, 0, k + ANCILLARY) if kind == "anc" else (SIZES[name] | MODES[kind], 0, 0, k)
    if name in ("ld", "ldx"):
        return MODES[kind] | (name == "ldx"), 0, 0, k
    if name in ("st", "stx"):
        return 2 | (name == "stx"), 0, 0, k
    if name in ("tax", "txa"):
        return 0x07 | (0x80 if name == "txa" else 0), 0, 0, 0
    if name == "ret":
        return 0x06 | (0x10 if kind == "a" else 0), 0, 0, k
    if name == "ja":
        return 0x05, 0, 0, k
    if name in JUMPS:
        k = numbers.pop(0) if kind == "k" else 0
        return JUMPS[name] | 0x05 | (0x08 if kind == "x" else 0), numbers[0], numbers[1], k
    return ALU[name] | 0x04 | (0x08 if kind == "x" else 0), 0, 0, k


def program(lines):
    """The instructions; `[line, times]` repeats one. Or a text: their bytes."""
    if isinstance(lines, str):
        return bytes.fromhex(lines)
    out = b""
    for line in lines:
        text, times = line if isinstance(line, list) else (line, 1)
        code, jt, jf, k = fields(text)
        out += struct.pack("=HBBI", code, jt, jf, k & 0xFFFFFFFF) * times
    return out
