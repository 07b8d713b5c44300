"""Decisions (qərar): what was found becomes what holds, with a receipt that can be recomputed years later."""
