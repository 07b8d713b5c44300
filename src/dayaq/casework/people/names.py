"""How the name of a person is shown."""


def full_name(surname: str, given_name: str, patronymic: str, *, male: bool) -> str:
    """Surname, given name, patronymic with oğlu (son of) or qızı (daughter of): `Məmmədova Aygün Rəşid qızı`."""
    parts = [surname, given_name]
    if patronymic:
        parts += [patronymic, "oğlu" if male else "qızı"]
    return " ".join(parts)
