"""Life events (həyat hadisələri): births, deaths, marriages, divorces and adoptions, as the civil status register enters them."""
