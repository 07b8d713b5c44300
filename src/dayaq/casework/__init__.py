"""The road every matter travels: from an application, or a right found, through a decision to a notice."""
