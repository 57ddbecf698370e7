"""One visitor's tab, which remembers all that a page should not do: complain, break its policy, ask for anything outside."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

# A policy that is broken shows as an event of the document, whether or not the console tells of it.
_WATCH = "document.addEventListener('securitypolicyviolation', event => console.error('CSP: ' + event.violatedDirective + ' ' + event.blockedURI))"


@dataclass
class Visit:
    """A tab of the browser on the site at `address`; `troubles` is what went wrong in it, in order."""

    tab: object
    address: str
    troubles: list[str] = field(default_factory=list)

    def __post_init__(self):
        self.tab.add_init_script(_WATCH)
        self.tab.on("console", self._heard)
        self.tab.on("pageerror", lambda error: self.troubles.append(f"{self.tab.url}: {error}"))
        self.tab.on("response", self._answered)
        self.tab.route("**/*", self._asked)

    def go(self, path):
        """Open a page of the site; returns the answer's status."""
        return self.tab.goto(self.address + path).status

    def here(self):
        """Path and query of the page that stands open."""
        parts = urlsplit(self.tab.url)
        return parts.path + (f"?{parts.query}" if parts.query else "")

    def _heard(self, message):
        if message.type in {"error", "warning"}:
            self.troubles.append(f"{self.tab.url}: {message.text}")

    def _answered(self, response):
        if response.status >= 400 and response.url.startswith(self.address):
            self.troubles.append(f"{response.url}: {response.status}")

    def _asked(self, route):
        url = route.request.url
        if url.startswith((self.address, "data:", "blob:")):
            route.continue_()
        else:
            self.troubles.append(f"{self.tab.url}: asked for {url}")
            route.abort()
