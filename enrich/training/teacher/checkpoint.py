"""Reads a TensorFlow checkpoint (a table of tensors, and their bytes) without TensorFlow.

The index is a LevelDB table whose values are BundleEntryProto messages:
tensorflow/core/protobuf/tensor_bundle.proto.
"""
import struct

import numpy

FOOTER_BYTES = 48
FLOAT = 1


def _varint(data, at):
    shift = value = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            return value, at


def _block(data, offset, size):
    """The entries of one block; keys share prefixes with the key before."""
    if data[offset + size] != 0:
        raise ValueError("compressed blocks are not read")
    block = data[offset:offset + size]
    restarts = struct.unpack("<I", block[-4:])[0]
    end = len(block) - 4 - 4 * restarts
    at, key = 0, b""
    while at < end:
        shared, at = _varint(block, at)
        fresh, at = _varint(block, at)
        length, at = _varint(block, at)
        key = key[:shared] + block[at:at + fresh]
        at += fresh
        yield key, block[at:at + length]
        at += length


def _fields(message):
    """Fields of a protocol buffer by number; lengths and numbers are all that is needed here."""
    at, fields = 0, {}
    while at < len(message):
        tag, at = _varint(message, at)
        if tag & 7 == 0:
            value, at = _varint(message, at)
        elif tag & 7 == 2:
            length, at = _varint(message, at)
            value = message[at:at + length]
            at += length
        elif tag & 7 == 5:
            value = message[at:at + 4]
            at += 4
        else:
            raise ValueError("unknown wire type %d" % (tag & 7))
        fields.setdefault(tag >> 3, []).append(value)
    return fields


def load(prefix):
    """All float tensors by name, of the files PREFIX.index and PREFIX.data-00000-of-00001."""
    with open(prefix + ".index", "rb") as file:
        index = file.read()
    footer = index[-FOOTER_BYTES:]
    _, at = _varint(footer, 0)
    _, at = _varint(footer, at)
    offset, at = _varint(footer, at)
    size, at = _varint(footer, at)
    data = numpy.memmap(prefix + ".data-00000-of-00001", mode="r")
    tensors = {}
    for _, handle in _block(index, offset, size):
        start, at = _varint(handle, 0)
        length, at = _varint(handle, at)
        for key, value in _block(index, start, length):
            entry = _fields(value)
            if not key or entry.get(1) != [FLOAT]:
                continue
            shape = [_fields(d).get(1, [0])[0] for d in _fields(entry[2][0]).get(2, [])]
            start_byte, count = entry.get(4, [0])[0], entry[5][0]
            raw = data[start_byte:start_byte + count].tobytes()
            tensors[key.decode()] = numpy.frombuffer(raw, "<f4").reshape(shape)
    return tensors
