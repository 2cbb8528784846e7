"""The report: figures, page, safety, and the page in a real browser where one is installed."""
