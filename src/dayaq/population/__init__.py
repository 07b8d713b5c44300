"""Rules over many people at once, and the synthetic people on whom the product is shown and measured."""
