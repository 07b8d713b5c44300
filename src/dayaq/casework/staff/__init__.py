"""Staff (əməkdaşlar): the units of the service and the officers who work in them."""
