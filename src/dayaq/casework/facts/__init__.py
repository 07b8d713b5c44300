"""Facts (faktlar): what the registers know about one person, many or all, in the vocabulary of the law."""
