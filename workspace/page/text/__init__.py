"""Slack's text formats as safe HTML: mrkdwn, rich text, markdown, plain text.

Every function here is pure and returns HTML in which all words of people are escaped; the only
tags are the ones written in this package.
"""
