"""What the broken log is tried with at the desk: cases, a question, a breach, a sample, the list, and every act."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID, uuid4

from werkzeug.test import TestResponse

from kernteam.grond.handeling import Handeling as Act
from kernteam.grond.klok import Klok
from kernteam.toezicht.models import Aandachtscasus, Steekproef, Steekproefcasus
from tests.casus.bewijs import schrijvend
from tests.klant import Spel
from tests.toezicht.kijken import GEEN_RISICO, INCIDENT, VERKLAARD, VRAAG, beoordeel, kijk, stel_vraag
from tests.toezicht.lijst import LIJST, zet_op_lijst

Doen = Callable[[], TestResponse]


class Bureautoneel:
    """A casus at which three people tried to look, one of them judged."""

    def __init__(self, spel: Spel, casus: str) -> None:
        """Do what must be there before."""
        self.spel, self.casus = spel, casus
        self.geval, self.te_beoordelen, te_vragen = (
            kijk(spel, wie, casus)[1] for wie in ("vreemde", "jeugdarts", "gesloten")
        )
        self.vraag, self.te_vragen = stel_vraag(spel, self.geval), te_vragen
        self.in_te_trekken = stel_vraag(spel, self.te_beoordelen)
        self.lek = beoordeel(spel, self.geval, INCIDENT)["datalekId"]
        opening = {**spel.periode(), "casus": casus, "handelingen": [Act.CASUS_OPENEN.value]}
        gevonden = spel.privacyfunctionaris.post("/logboek/regels/_zoek", opening).json["resultaten"]
        self.regel = gevonden[0]["nummer"]  # of a line there is, also when the log cannot be read any more
        self.maand = (spel.vandaag().replace(day=1) - timedelta(days=1)).replace(day=1)
        with schrijvend(spel.app) as sessie:  # of a month before the one that is drawn here
            zaad, maand = "00" * 32, (self.maand - timedelta(days=1)).replace(day=1)
            steekproef = Steekproef(id=uuid4(), maand_datum=maand, zaad=zaad, casussen=1,
                                    getrokken_op=Klok().nu(), beoordelen_uiterlijk_datum=spel.vandaag())  # fmt: skip
            sessie.add(steekproef)
            sessie.flush()
            sessie.add(Steekproefcasus(steekproef_id=steekproef.id, casus_id=UUID(casus), volgnummer=1))
            self.steekproef = f"/logboek/steekproeven/{steekproef.id}/beoordelingen"

        self.op_lijst = zet_op_lijst(spel.privacyfunctionaris, casus)
        with schrijvend(spel.app) as sessie:  # to be confirmed today
            plaats = sessie.get_one(Aandachtscasus, UUID(self.op_lijst.rpartition("/")[2]))
            plaats.herzien_uiterlijk_datum = spel.vandaag()

    def melding(self) -> dict[str, str]:
        """Give that the AP is told now."""
        return {"aan": "AP", "gemeldOp": Klok().nu().isoformat()}

    def acts(self) -> dict[Act, Doen]:
        """Give every act of the desk."""
        spel, pf, geval = self.spel, self.spel.privacyfunctionaris, f"/logboek/gevallen/{self.geval}"
        dag = {"vanafDatum": spel.over(0), "totEnMetDatum": spel.over(0)}
        lek = {"bekendOp": Klok().nu().isoformat(), "omschrijving": "Een uitdraai ging naar een andere school."}
        gezien = {"casusId": self.casus, "uitkomst": "GEEN_BIJZONDERHEDEN"}
        te_beoordelen, te_vragen = (f"/logboek/gevallen/{een}" for een in (self.te_beoordelen, self.te_vragen))
        antwoord = {"antwoord": "Ik klikte verkeerd."}
        return {
            Act.LOGDAG_ZOEKEN: lambda: pf.post("/logboek/dagen/_zoek", dag),
            Act.TOEZICHTREGEL_OPSOMMEN: lambda: pf.get("/logboek/toezichtregels"),
            Act.TOEZICHTVERSLAG_LEZEN: lambda: pf.get(f"/logboek/verslag?jaar={spel.vandaag().year}"),
            Act.TOEZICHTSTAND_LEZEN: lambda: pf.get("/logboek/stand"),
            Act.TOEZICHTGEVAL_OPSOMMEN: lambda: pf.get("/logboek/gevallen"),
            Act.TOEZICHTGEVAL_LEZEN: lambda: pf.get(geval),
            Act.TOEZICHTGEVAL_BEOORDELEN: lambda: pf.post(f"{te_beoordelen}/beoordelingen", VERKLAARD),
            Act.TOEZICHTVRAAG_STELLEN: lambda: pf.post(f"{te_vragen}/vragen", VRAAG),
            Act.TOEZICHTVRAAG_LEZEN: lambda: spel.vreemde.get(f"/toezichtvragen/{self.vraag}"),
            Act.TOEZICHTVRAAG_BEANTWOORDEN: lambda: spel.vreemde.post(
                f"/toezichtvragen/{self.vraag}/antwoorden", antwoord
            ),
            Act.TOEZICHTVRAAG_INTREKKEN: lambda: pf.post(f"/toezichtvragen/{self.in_te_trekken}/intrekkingen"),
            Act.DATALEK_REGISTREREN: lambda: pf.post("/datalekken", lek),
            Act.DATALEK_OPSOMMEN: lambda: pf.get("/datalekken"),
            Act.DATALEK_LEZEN: lambda: pf.get(f"/datalekken/{self.lek}"),
            Act.DATALEK_MELDEN: lambda: pf.post(f"/datalekken/{self.lek}/meldingen", self.melding()),
            Act.DATALEK_AFHANDELEN: lambda: pf.post(f"/datalekken/{self.lek}/afhandelingen", GEEN_RISICO),
            Act.STEEKPROEF_TREKKEN: lambda: pf.post("/logboek/steekproeven", {"maandDatum": str(self.maand)}),
            Act.STEEKPROEF_OPSOMMEN: lambda: pf.get("/logboek/steekproeven"),
            Act.STEEKPROEF_BEOORDELEN: lambda: pf.post(self.steekproef, gezien),
            Act.AANDACHTSCASUS_OPSOMMEN: lambda: pf.get(LIJST),
            Act.AANDACHTSCASUS_BEVESTIGEN: lambda: pf.post(f"{self.op_lijst}/bevestigingen"),
            Act.AANDACHTSCASUS_BEEINDIGEN: lambda: pf.delete(self.op_lijst),
            Act.AANDACHTSCASUS_TOEVOEGEN: lambda: pf.post(LIJST, {"casusId": self.casus, "reden": "PERS"}),
        }
