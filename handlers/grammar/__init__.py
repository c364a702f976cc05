"""Slash text → a typed command, or an error that points at the word.

Nothing here reaches Slack, the database or the clock: what a text means depends on the text and
on today's date alone.
"""
