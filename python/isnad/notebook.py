"""How an article looks in a notebook: its text right to left, each claim's clause marked, and a table
of who said what. Everything out of an article is escaped; nothing is loaded from outside."""
from __future__ import annotations

import typing

from .records import Claim, Quantity
from .reader import escape

if typing.TYPE_CHECKING:
    from .reader import Article

_COLOURS = {"control": "#cfe3f5", "harm": "#f7d4cf", "talks": "#d9ecd0", "other": "#eee6c8"}
_KINDS = {
    **dict.fromkeys(["gain_control", "lose_control", "hold_control", "clear", "advance", "withdraw", "move",
                     "encircle"], "control"),
    **dict.fromkeys(["armed_clash", "assault", "airstrike", "shelling", "bombing", "abuse_civilians", "repel",
                     "casualties", "destruction"], "harm"),
    **dict.fromkeys(["negotiate", "ceasefire", "demand", "reject", "promise"], "talks"),
}


# Notebooks bring table styles of their own, meant for numbers: everything is said here.
_CELL, _WHOLE = "text-align:right;vertical-align:top;padding:2px 8px", ";white-space:nowrap"
_LATIN = {0, 4, 5, 6}  # type, day, figure, certainty


def _figure(q: Quantity | None) -> str:
    if q is None:
        return ""
    if q.min == q.max:
        return f"{q.min}"
    return f"{q.min if q.min is not None else 0}–{q.max}" if q.max is not None else f"{q.min}+"


def _marked(text: str, claims: list[Claim]) -> str:
    """Marks do not nest: where clauses overlap the later one starts where the earlier ends."""
    out, at = [], 0
    for c in sorted(claims, key=lambda c: (c.evidence.start, -c.evidence.end)):
        start, end = max(c.evidence.start, at), c.evidence.end
        if start >= end:
            continue
        out.append(escape(text[at:start]))
        colour = _COLOURS[_KINDS.get(c.type, "other")]
        style = f"background:{colour};color:#111;padding:0;margin:0" + (";text-decoration:line-through" if c.denied else "")
        title = escape(f"{c.type} · {c.according_to or 'outlet'} · {c.certainty}")
        out.append(f'<mark style="{style}" title="{title}">{escape(text[start:end])}</mark>')
        at = end
    out.append(escape(text[at:]))
    return "".join(out).replace("\n", "<br>")


def _row(c: Claim) -> str:
    cells = [c.type + (" (denied)" if c.denied else ""), "، ".join(a.name or a.text or "" for a in c.agent),
             "، ".join(a.name or a.text or "" for a in c.target), "، ".join(p.name or p.text or "" for p in c.places),
             (c.time.start or c.time.text or "") if c.time else "", _figure(c.killed), c.certainty,
             c.according_to or "—"]
    return "<tr>" + "".join(f'<td style="{_CELL}{_WHOLE if i in _LATIN else ""}" dir="auto">{escape(cell)}</td>'
                            for i, cell in enumerate(cells)) + "</tr>"


def article_html(article: Article) -> str:
    head = "".join(f'<th style="{_CELL}">{name}</th>' for name in
                   ["type", "agent", "target", "place", "day", "killed", "certainty", "according to"])
    rows = "".join(_row(c) for c in article.claims)
    return (f'<div dir="rtl" lang="ar" style="text-align:right;line-height:1.9;font-size:17px">'
            f"{_marked(article.text, article.claims)}</div>"
            f'<table dir="rtl"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>')
