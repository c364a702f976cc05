"""What a request's PDF says: read in a process of its own, proposed to a person, never decided.

`reader` starts the worker and ends it; `worker` reads within limits; `pdf` is all that knows PDF;
`find` proposes facts from text and knows no file. A text never leaves the worker: what comes out
are proposals, each with the few words that it was read from.
"""
