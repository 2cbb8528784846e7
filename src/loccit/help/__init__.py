"""The guides, as Markdown inside the package: `loccit help TOPIC` shows them offline."""
