"""The law of Azerbaijan on social protection, written once: the rules as plain Python, the amounts, cases and texts as YAML."""
