"""The rights of youth and parents: who may ask what, for this family or for facts that are only described."""
