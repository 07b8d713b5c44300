"""What one test committed into the cache, such as counted wrong passwords, the next test does not find."""

import pytest
from django.core.cache import cache


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("which", ["first", "second"])
def test_a_test_that_commits_leaves_nothing_in_the_cache(which: str) -> None:
    assert cache.get("left_by_the_other") is None

    cache.set("left_by_the_other", which)
