"""Fixtures of the extraction tests."""

from time import process_time

import pytest


@pytest.fixture
def processor_time():
    """The processor time in seconds that a call takes."""

    def measure(function, *arguments):
        start = process_time()
        function(*arguments)
        return process_time() - start

    return measure
