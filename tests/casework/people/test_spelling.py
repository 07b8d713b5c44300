"""However a name is typed, it comes to the same key or the same sound, and a slip of the finger is counted as one."""

import pytest

from dayaq.casework.people.spelling import key_of, near, parts_of, slips_allowed, slips_between, sound_of, stem_of, typed_keys


@pytest.mark.parametrize(
    ("name", "spelt"),
    [
        ("Məmmədov", ["MƏMMƏDOV", "memmedov", "Məmmədov", "мәммәдов", "M\u04d9mm\u04d9dov"]),
        ("İsmayıl", ["ISMAYIL", "ismayil", "İSMAYIL", "i\u0307smayıl"]),
        ("Çingiz", ["chingiz", "Cingiz", "чингиз", "Ҹинҝиз".replace("Ҹ", "Ч")]),
        ("Şəhla", ["Shehla", "sehla", "шәһла"]),
        ("Hüseynov", ["huseynov", "Һүсејнов"]),
        ("Şıxəliyev-Qasımbəyli", ["şıxəliyev qasımbəyli".replace(" ", "-"), "SHIXELIYEV-QASIMBEYLI"]),
    ],
)
def test_a_name_has_one_key_on_every_keyboard(name: str, spelt: list[str]) -> None:
    assert {key_of(one) for one in spelt} == {key_of(name)}


@pytest.mark.parametrize(
    ("name", "spelt"),
    [
        ("Məmmədov", ["Мамедов", "Mamedov", "Memmedof", "Mamadov"]),
        ("Hüseynov", ["Гусейнов", "Huseinov", "Guseynov", "Hüseyinov"]),
        ("Əliyev", ["Алиев", "Aliev", "Eliyev"]),
        ("Qasımov", ["Гасымов", "Gasimov", "Kasimov"]),
        ("Aygün", ["Айгюн", "Aigun"]),
        ("Cəmil", ["Джамиль", "Jamil", "Djamil"]),
        ("Rəcəb", ["Раджаб", "Recep"]),
        ("Xəyalə", ["Хаяла", "Khayala"]),
        ("Ülviyyə", ["Ульвия", "Ulvia"]),
        ("Ceyhun", ["Джейхун", "Ҹејһун", "Jeyhun"]),
    ],
)
def test_a_name_written_by_ear_has_the_same_sound(name: str, spelt: list[str]) -> None:
    assert {sound_of(key_of(one)) for one in spelt} == {sound_of(key_of(name))}


def test_different_names_keep_different_sounds() -> None:
    names = ["Anar", "Elçin", "Rəşid", "Kamran", "Günel", "Leyla", "Nərmin", "Vüsal", "Tural", "Orxan"]

    assert len({sound_of(key_of(name)) for name in names}) == len(names)


def test_oglu_and_qizi_are_no_part_of_the_name_however_they_are_spelt() -> None:
    typed = "Əliyev Elçin Rəşid oğlu OĞLU oglu оглы огли qızı qizi gizi кызы"

    assert typed_keys(typed) == ["eliyev", "elcin", "resid"]


@pytest.mark.parametrize("patronymic", ["Рашидович", "Рашидовна", "Rashidovich"])
def test_a_russian_patronymic_leads_to_the_fathers_name(patronymic: str) -> None:
    assert sound_of(stem_of(key_of(patronymic))) == sound_of(key_of("Rəşid"))


def test_a_name_of_several_words_is_found_by_each_of_them() -> None:
    assert parts_of("Əli Hüseyn") == {"elihuseyn", "eli", "huseyn"}
    assert parts_of("Şıxəliyev-Qasımbəyli") == {"sixeliyevqasimbeyli", "sixeliyev", "qasimbeyli"}
    assert parts_of("") == set()


@pytest.mark.parametrize(
    ("one", "other", "slips"),
    [
        ("kitab", "kitab", 0),
        ("kitab", "kitb", 1),
        ("kitab", "kitabb", 1),
        ("kitab", "kitob", 1),
        ("kitab", "ktiab", 1),
        ("ab", "cd", 2),
    ],
)
def test_slips_are_counted_as_fingers_make_them(one: str, other: str, slips: int) -> None:
    assert slips_between(one, other) == slips_between(other, one) == slips


def test_two_sounds_within_the_slips_allowed_share_a_shortened_form() -> None:
    sound = "kusainov"

    for place in range(len(sound)):
        for slipped in (
            sound[:place] + sound[place + 1 :],
            sound[:place] + "z" + sound[place + 1 :],
            sound[:place] + "z" + sound[place:],
        ):
            assert set(near(sound)) & set(near(slipped)), slipped
    assert (slips_allowed("al"), slips_allowed("ali"), slips_allowed("kusainov")) == (0, 1, 2)
