"""Random LaTeX, to be read by LaTeX with biblatex and by us."""

from __future__ import annotations

import random
from itertools import count

# Each `K` becomes a key of its own, each `N` one that is not cited.
INLINE = (
    "\\cite{K}", "\\cite[3]{K}", "\\parencite[see][3--4]{K}", "\\textcite{K,K}", "\\autocite{K , K}",
    "\\footcite[3]{K}",
    "\\Textcite{K}", "\\parencite*{K}", "\\cites{K}{K}", "\\parencites(see)()[3]{K}[4][5]{K}", "\\fullcite{K}",
    "\\citeauthor*{K}", "\\citetitle{K}", "\\nocite{K}", "\\footnote{See \\cite{K}; \\emph{cf.} \\autocite[3]{K}.}",
    "\\enquote{Words \\enquote{of \\cite{K}} it} \\cite{K}", "\\emph{\\cite{K}}", "a {\\itshape \\cite{K}}",
    "\\textbf{a \\cite{K} b}",
    "\\verb|\\cite{N}|", "\\url{http://x.org/a%20b}", "\\href{http://x.org/N}{see \\cite{K}}", "% \\cite{N}\n",
    "100\\% \\cite{K}",
    "\\\\ \\cite{K}", "$x = y$", "\\[ x = y \\]", "\\iffalse \\cite{N} \\fi", "\\src{K}", "\\src[3]{K,K}",
    "\\pair{K}{K}",
    "\\al[see][3]{K}", "\\mbox{\\cite{K}}", "\\texttt{cite\\{N\\}}", "\\textcquote[3]{K}{words of it}",
    "\\volcite{2}[3]{K}",
    "\\cite%\n{K}", "\\cite\n[3]{K}", "word", "some longer words", "\\S 3", "a~b", "--", "``words'' \\cite{K}",
    "\\ss{} \\\"a",
    "\\lstinline|\\cite{N}|", "\\label{N}", "\\textquote[{\\cite{K}}]{words}", "\\blockcquote{K}{words}",
    "\\unused", "\\fixed",
)  # fmt: skip
BLOCK = (
    "\\begin{verbatim}\n\\cite{N}\n\\end{verbatim}", "\\begin{lstlisting}\n% \\cite{N}\n\\end{lstlisting}",
    "\\begin{comment}\n\\cite{N}\n\\end{comment}", "\\begin{quote}\n\\cite{K}\n\\end{quote}", "\\section{On \\cite{K}}",
    "\\begin{itemize}\n\\item \\cite{K}\n\\item[\\cite{K}] b\n\\end{itemize}",
    "\\begin{displayquote}[\\cite{K}]\nWords.\n\\end{displayquote}",
    "\\begin{center}\\begin{tabular}{l}\\cite{K} \\\\ b\\end{tabular}\\end{center}",
    "\\begin{figure}\\caption[s]{From \\cite{K}}\\end{figure}",
)  # fmt: skip
HEAD = r"""\documentclass{article}
\usepackage{csquotes,listings,comment,hyperref}
\usepackage[style=authoryear,backend=biber]{biblatex}
\addbibresource{references.bib}
\newcommand{\src}[2][]{\autocite[#1]{#2}}
\newcommand{\pair}[2]{\cite{#1} and \src{#2}}
\let\al\parencite
\newcommand{\unused}{nothing}
\newcommand{\never}{\cite{none}}
\newcommand{\fixed}{\textcite{fixed}}
\begin{document}
"""


def document(seed: int, blocks: int = 30) -> str:
    """A document; the same for the same seed."""
    chance = random.Random(seed)
    parts = []
    for _ in range(blocks):
        if chance.random() < 0.25:
            parts.append(chance.choice(BLOCK))
            continue
        pieces = [chance.choice(INLINE) for _ in range(chance.randint(1, 8))]
        parts.append("Word " + "".join(one if one.endswith("\n") else one + chance.choice(" \n ") for one in pieces))
    body = "\n\n".join(parts)
    numbers = count()
    names = {"K": "k", "N": "n"}
    out = [f"{names[char]}{next(numbers)}q" if char in names else char for char in body]
    return f"{HEAD}{''.join(out)}\n\\printbibliography\n\\end{{document}}\n\\cite{{n0q}}\n"
