"""Which stories are copies or new versions of known ones: fingerprints, lookup keys, the verdict."""

from monitor.analysis.copies.addresses import canonical_url
from monitor.analysis.copies.fingerprint import BLANK, fingerprint, lookup_keys
from monitor.analysis.copies.judge import as_known, judge
from monitor.analysis.copies.rules import REPUBLISHED
from monitor.analysis.copies.shelf import Shelf
from monitor.analysis.copies.verdict import SEPARATE, Relation, Verdict

__all__ = [
    "BLANK", "REPUBLISHED", "SEPARATE", "Relation", "Shelf", "Verdict", "as_known", "canonical_url", "fingerprint", "judge",
    "lookup_keys",
]
