"""Parses every line of a file of spans with the protocol's own Python classes, and says how many there were.

Ids are hexadecimal in OTLP/JSON and base64 in the JSON of protobuf, so they are turned first. Unknown fields, wrong
types and wrong names are errors.
"""

import base64
import json
import sys

from google.protobuf import json_format
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest

IDS = {"traceId": 16, "spanId": 8, "parentSpanId": 8}


def turned(value):
    if isinstance(value, list):
        return [turned(member) for member in value]
    if not isinstance(value, dict):
        return value
    return {name: base64_of(name, member) if name in IDS else turned(member) for name, member in value.items()}


def base64_of(name, text):
    id = bytes.fromhex(text)
    if len(id) != IDS[name] or not any(id):
        raise ValueError(f"{name} {text!r} is not {IDS[name]} bytes, or all zero")
    return base64.b64encode(id).decode()


lines = spans = 0
with open(sys.argv[1], "rb") as file:
    for line in file:
        lines += 1
        if not line.endswith(b"\n"):
            raise ValueError(f"line {lines} does not end")
        request = json_format.ParseDict(turned(json.loads(line)), ExportTraceServiceRequest())
        found = [span for source in request.resource_spans for scope in source.scope_spans for span in scope.spans]
        if not found or any(span.end_time_unix_nano < span.start_time_unix_nano for span in found):
            raise ValueError(f"line {lines} has no span, or one that ends before it starts")
        spans += len(found)
print(lines, spans)
