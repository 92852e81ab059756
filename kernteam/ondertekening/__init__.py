"""How a signature is given: links for signers without an account, information texts, bundles, events, receipts."""
