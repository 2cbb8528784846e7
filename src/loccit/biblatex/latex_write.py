def encode_or_escape(text: str, encoding: str) -> bytes:
    return text.encode(encoding)
