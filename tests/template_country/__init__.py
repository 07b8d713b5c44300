"""A second country: OpenFisca's country template, its rules written anew in our language, its amounts and tests read in place."""
