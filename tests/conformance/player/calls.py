"""System calls by libc, and the memory that they take: struct msghdr, iovecs, control messages."""

import ctypes
import errno
import struct

libc = ctypes.CDLL(None, use_errno=True)


class CallFailed(Exception):
    """A system call failed; the text is the errno's name."""


class IoVec(ctypes.Structure):
    _fields_ = [("base", ctypes.c_void_p), ("length", ctypes.c_size_t)]


class MsgHdr(ctypes.Structure):
    _fields_ = [("name", ctypes.c_void_p), ("name_length", ctypes.c_uint), ("vectors", ctypes.c_void_p), ("vector_count", ctypes.c_size_t),
                ("control", ctypes.c_void_p), ("control_length", ctypes.c_size_t), ("flags", ctypes.c_int)]


def vectors(buffers):
    """An array of iovecs over buffers of (memory, length)."""
    return (IoVec * max(1, len(buffers)))(*[IoVec(ctypes.addressof(memory), length) for memory, length in buffers])


def control_messages(raw):
    """The control messages in a 64-bit kernel's layout: length u64, level, type, data, aligned to 8."""
    messages = []
    offset = 0
    while offset + 16 <= len(raw):
        length, level, kind = struct.unpack_from("=QII", raw, offset)
        messages.append({"level": level, "type": kind, "hex": raw[offset + 16:offset + length].hex()})
        offset += max(16, (length + 7) & ~7)
    return messages


def control_data(messages):
    out = b""
    for message in messages:
        value = bytes.fromhex(message["hex"])
        out += struct.pack("=QII", 16 + len(value), message["level"], message["type"]) + value + bytes(-len(value) % 8)
    return out


def call(name, *arguments):
    result = getattr(libc, name)(*arguments)
    if result < 0:
        raise CallFailed(errno_name(ctypes.get_errno()))
    return result


def errno_name(number):
    return "EOPNOTSUPP" if number == errno.EOPNOTSUPP else errno.errorcode.get(number, str(number))


def append(runs, result):
    """Adds a result to a list of runs [count, result]."""
    if runs and runs[-1][1] == result:
        runs[-1][0] += 1
    else:
        runs.append([1, result])
