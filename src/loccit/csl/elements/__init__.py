"""The rendering elements, one a file: each turns its element into a function from Context to marked text."""
