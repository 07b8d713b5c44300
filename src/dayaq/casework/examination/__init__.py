"""Examination (araşdırma): what the law answers about one application, on facts of which each says where it comes from."""
