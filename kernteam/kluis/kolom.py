"""The sealed value and the column type that stores nothing else. Knows no key: it only guards."""

from typing import Any, NoReturn

from sqlalchemy import Dialect, LargeBinary
from sqlalchemy.types import TypeDecorator

from kernteam.grond.klasse import Klasse


class NietVerzegeld(TypeError):
    """Something unsealed was offered to a sealed column."""

    def __init__(self) -> None:
        """Say so without the value."""
        super().__init__("een verzegelde kolom neemt alleen een verzegelde waarde")


class _Dicht:
    """What is sealed shows nothing of itself and is not copied."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "<verzegeld>"

    __str__ = __repr__

    def __reduce_ex__(self, _protocol: Any) -> NoReturn:
        raise TypeError("een verzegelde waarde laat zich niet kopiëren")


class Verzegeld(_Dicht, bytes):
    """A sealed value: format, key version, nonce, ciphertext, tag. Opaque to everything but the vault."""

    __slots__ = ()


class VerzegeldDeel(_Dicht, bytearray):
    """A sealed chunk of a stream, made in its own place: a copy of each would cost as much as half the sealing."""

    __slots__ = ()


class Zegelkolom(TypeDecorator[Verzegeld]):
    """A column of sealed values of one class; without a class the row itself says which (`klasse`)."""

    impl = LargeBinary
    cache_ok = True

    def __init__(self, klasse: Klasse | None = None) -> None:
        """Keep the class whose sub-key seals this column."""
        super().__init__()
        self.klasse = klasse

    def process_bind_param(self, value: Any, dialect: Dialect) -> bytes | bytearray | None:  # noqa: ARG002 - SQLAlchemy's own signature
        """Let only a sealed value through, on every path: ORM, bulk, Core."""
        if value is None:
            return None
        if type(value) is VerzegeldDeel:
            return value
        if type(value) is not Verzegeld:
            raise NietVerzegeld
        return bytes.__getitem__(value, slice(None))

    def literal_processor(self, dialect: Dialect) -> NoReturn:  # noqa: ARG002 - idem
        """Never write a sealed value, or what should have been one, into the text of a statement.

        Not `process_literal_param`: SQLAlchemy puts the value into the text of the error it wraps that one in.
        """
        raise NietVerzegeld

    def process_result_value(self, value: Any, dialect: Dialect) -> Verzegeld | None:  # noqa: ARG002 - idem
        """Give the sealed value as such; loading opens nothing."""
        return None if value is None else Verzegeld(value)
