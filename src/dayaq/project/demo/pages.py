"""A page as a browser has it: its text, its links, and its forms with what stands in their fields."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
Field = tuple[str, str]


@dataclass
class Element:
    """One element of a page."""

    tag: str
    attributes: dict[str, str]
    parts: list["Element | str"] = field(default_factory=list)

    def text(self) -> str:
        """All text in it, with single spaces."""
        words = [part if isinstance(part, str) else part.text() for part in self.parts if not _is_script(part)]
        return " ".join(" ".join(words).split())

    def every(self, *tags: str, kind: str = "") -> list["Element"]:
        """The elements of these tags in it, in the order of the page; of one class, if `kind` is given."""
        found: list[Element] = []
        for part in self.parts:
            if isinstance(part, Element):
                if part.tag in tags and (not kind or kind in part.attributes.get("class", "").split()):
                    found.append(part)
                found += part.every(*tags, kind=kind)
        return found


def _is_script(part: "Element | str") -> bool:
    return isinstance(part, Element) and part.tag in {"script", "style"}


class _Reader(HTMLParser):
    """Builds the elements of a page. Our pages are well formed, so nothing is guessed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Element("page", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].parts.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if any(element.tag == tag for element in self.open[1:]):
            while self.open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        self.open[-1].parts.append(data)


def read(html: str) -> Element:
    """The page of this HTML."""
    reader = _Reader()
    reader.feed(html)
    return reader.open[0]


@dataclass(frozen=True)
class Form:
    """A form: where it goes and what its fields hold before anybody types."""

    action: str
    fields: list[Field]
    files: list[str]
    writable: set[str]

    @classmethod
    def of(cls, element: Element) -> "Form":
        """The form as the browser would send it untouched, without any button."""
        controls = element.every("input", "textarea", "select")
        return cls(
            action=element.attributes.get("action", ""),
            fields=[pair for control in controls for pair in _held(control)],
            files=[one.attributes["name"] for one in controls if one.attributes.get("type") == "file"],
            writable={one.attributes["name"] for one in controls if "name" in one.attributes},
        )

    def filled(self, values: dict[str, str]) -> dict[str, str]:
        """What is sent when these values were typed; refuses a field that the form does not have."""
        unknown = set(values) - self.writable
        if unknown:
            raise LookupError(f"the form {self.action!r} has no field {sorted(unknown)}")
        return {**dict(self.fields), **values}


def _held(control: Element) -> list[Field]:
    """What one control sends if nobody touches it."""
    name, kind = control.attributes.get("name"), control.attributes.get("type", "text")
    if not name or kind in {"file", "submit", "button"}:
        return []
    if kind in {"checkbox", "radio"} and "checked" not in control.attributes:
        return []
    if control.tag == "textarea":
        return [(name, "".join(part for part in control.parts if isinstance(part, str)))]
    if control.tag == "select":
        options = control.every("option")
        chosen = [option for option in options if "selected" in option.attributes] or options[:1]
        return [(name, option.attributes.get("value", option.text())) for option in chosen]
    return [(name, control.attributes.get("value", "on" if kind in {"checkbox", "radio"} else ""))]
