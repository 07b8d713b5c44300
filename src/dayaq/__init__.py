"""Dayaq: electronic social services, from an application at home to a decision with its reasons."""
