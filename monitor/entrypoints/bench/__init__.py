"""Measurements that can be repeated: each module prints its figures and how they were made."""
