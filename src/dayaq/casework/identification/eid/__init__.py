"""e-ID (elektron kimlik): whoever is before us is named by an OpenID Connect provider that states the FİN.

Authorization code with PKCE, nonce and state. Nothing is believed that the provider's own keys have not signed for us, now, and
in answer to this very asking. See docs/decisions on e-ID for what was weighed.
"""
