"""What the web server does once before it answers, so that no person waits for it and its processes share it."""

import gc
from datetime import date

from dayaq.casework.centres.labour_code import foreseen
from dayaq.casework.language import LANGUAGES
from dayaq.catalogue.catalogue import all_services, search
from dayaq.web.texts import every_text

# A request leaves few cycles behind: measured, a tenth of its time went into looking for them with Python's default of 700.
OBJECTS_BETWEEN_COLLECTIONS = 50_000


def warm_up(today: date) -> None:
    """Read the catalogue, the texts and this year's holidays, and keep what is read out of every later collection."""
    all_services()
    every_text()
    foreseen(today)
    for language in LANGUAGES:
        search("pensiya", language)
    gc.collect()
    gc.freeze()
    gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS)
