"""`browse`, full screen: a filter, a list, a card. Textual is imported only here, and only by `loccit browse`.

`app` is the program, `desk` asks the library without making the screen wait; the other files are parts of the screen.
It decides nothing itself: every change is one call of the library, one step of undo.
"""
