"""Every command: its name, the module that holds it, the heading it stands under in `--help`, its purpose."""

from __future__ import annotations

COMMANDS: dict[str, tuple[str, str, str]] = {
    "init": ("init", "Start", "Make a library."),
    "import": ("import_", "Start", "Read sources, match them against the library, add what is new."),
    "completion": ("completion", "Start", "Complete words in your shell on the Tab key."),
    "list": ("list_", "Look", "List records, in a stable order."),
    "search": ("search", "Look", "Search records and snapshots, best first."),
    "show": ("show", "Look", "Show records in full."),
    "stats": ("stats", "Look", "Count records by type, year, outlet and tag."),
    "set": ("set_", "Change", "Set fields of a record."),
    "edit": ("edit", "Change", "Edit an entry's own text in $EDITOR."),
    "rename": ("rename", "Change", "Give a record another citekey, everywhere."),
    "remove": ("remove", "Change", "Remove records."),
    "tag": ("tag", "Change", "Add, remove, suggest and look at tags."),
    "duplicates": ("duplicates", "Decide", "Find records of the same work, with the reasons."),
    "merge": ("merge", "Decide", "Merge records of the same work into one."),
    "relate": ("relate", "Decide", "Say how one record relates to another."),
    "distinct": ("distinct", "Decide", "Remember that records are different works."),
    "dedupe": ("dedupe", "Decide", "Find duplicates in files, without a library."),
    "check": ("check", "Print", "Find faults in the records."),
    "bibliography": ("bibliography", "Print", "Print the formatted list of references."),
    "cite": ("cite", "Print", "Print a formatted citation."),
    "export": ("export", "Print", "Write records in another format."),
    "formats": ("formats", "Print", "List what can be read and written."),
    "styles": ("styles", "Print", "List and search citation styles."),
    "log": ("log", "History", "Show what was changed."),
    "undo": ("undo", "History", "Take the last command back."),
    "redo": ("redo", "History", "Do again what was taken back."),
    "merge-driver": ("merge_driver", "History", "Merge two versions of a .bib file, for git."),
    "why": ("why", "History", "Say where a value came from."),
}
