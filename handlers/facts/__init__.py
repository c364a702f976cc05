"""The facts of a request as a form shows them: one table of fields, and both ways between.

`fields` is the table, `shown` turns facts into what the form's inputs hold, `patch` turns what was
put in back into facts. Opening a case, editing its facts, and telling two people who edit at once
what changed all rest on these three.
"""
