"""The transparency report: a period's requests, counted so that no sealed case is given away.

`counting` is pure and takes `Line`s, `guard` has the rule about small cells, `drawing` is done by
`worker` in a process of its own.
"""
