"""What can go wrong inside the index, and is put right there: nobody outside sees these."""


class Changed(Exception):  # noqa: N818 - it reads as what happened
    """A file changed between two looks of one refresh."""


class Damaged(Exception):  # noqa: N818 - it reads as what the index is
    """What the index holds is not what was put into it."""
