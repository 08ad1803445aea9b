"""Tells each test that failed in xunit's reports: its name, the first lines of why, and where.

    python3 tests/failures.py REPORT.xml [REPORT.xml ...]
"""
import sys
import xml.etree.ElementTree as ElementTree

LINES = 12

for path in sys.argv[1:]:
    try:
        report = ElementTree.parse(path)
    except (OSError, ElementTree.ParseError) as error:
        print(f"{path}: {error}")
        continue
    for test in report.iter("test"):
        if test.get("result") == "Fail":
            why = (test.findtext("failure/message") or "").strip().splitlines()
            where = (test.findtext("failure/stack-trace") or "").strip().splitlines()
            print(f"\nFAILED {test.get('name')}", *(f"  {line[:400]}" for line in why[:LINES] + where[:2]), sep="\n")
    for error in report.iter("error"):
        print(f"\nERROR {error.get('type')} {error.get('name')}: {(error.findtext('failure/message') or '').strip()[:800]}")
