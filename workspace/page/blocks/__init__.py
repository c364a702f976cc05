"""Block Kit on the page: one module per family of blocks and elements."""
