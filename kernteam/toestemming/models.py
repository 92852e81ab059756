"""Tables of consent: what was asked, and every answer as an event that is never changed. Knows no content."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, String, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column

from kernteam.db.base import Base, MetId, lijst
from kernteam.toestemming.antwoord import Antwoord, Wijze


class Toestemming(MetId, Base):
    """One request for consent: for whom, for what, until when. `bereik` lists [organisation, class] pairs."""

    __tablename__ = "toestemming"
    __table_args__ = (UniqueConstraint("casus_id", "volgnummer"),)

    casus_id: Mapped[UUID] = mapped_column(ForeignKey("casus.id"))
    volgnummer: Mapped[int]
    regime: Mapped[str] = mapped_column(String(40))
    doel: Mapped[str] = mapped_column(String(10))
    tekstversie: Mapped[str] = mapped_column(String(40))
    bereik: Mapped[Any] = mapped_column(JSON)
    partijen: Mapped[Any | None] = mapped_column(JSON(none_as_null=True))  # organisation to its role when asked (C20)
    bundels: Mapped[Any | None] = mapped_column(JSON(none_as_null=True))  # [name, first day] of each bundle named
    gevraagd_op: Mapped[datetime]
    gevraagd_door: Mapped[UUID]
    geldig_tot: Mapped[date]  # exclusive


class Ondertekening(MetId, Base):
    """One answer of one signer. A later answer does not erase an earlier one; the last one counts."""

    __tablename__ = "ondertekening"
    __table_args__ = (UniqueConstraint("toestemming_id", "volgnummer"),)

    toestemming_id: Mapped[UUID] = mapped_column(ForeignKey("toestemming.id"))
    volgnummer: Mapped[int]
    betrokkene_id: Mapped[UUID] = mapped_column(ForeignKey("betrokkene.id"))
    antwoord: Mapped[Antwoord] = mapped_column(lijst(Antwoord))
    wijze: Mapped[Wijze] = mapped_column(lijst(Wijze))
    tekstversie: Mapped[str] = mapped_column(String(40))
    bereik: Mapped[Any | None] = mapped_column(JSON(none_as_null=True))  # None: all that was asked
    eigen_gegevens: Mapped[bool] = mapped_column(default=False, server_default=false())  # an adult's own data (C23)
    gegeven_op: Mapped[datetime]
    vastgelegd_op: Mapped[datetime]
    vastgelegd_door: Mapped[UUID]
