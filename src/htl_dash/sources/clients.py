"""The client of each live source, by its name."""

from htl_dash.domain.fetching import SourceName
from htl_dash.settings import source_url
from htl_dash.sources.fohm import Fohm
from htl_dash.sources.kolada import Kolada
from htl_dash.sources.scb import Scb
from htl_dash.sources.school_register import SchoolRegister
from htl_dash.sources.skolverket import Skolverket
from htl_dash.sources.source import Source
from htl_dash.sources.transport import Transport


def client(name: SourceName, transport: Transport) -> Source:
    """Return a client that asks where the environment says that its source answers."""
    match name:
        case SourceName.SCB:
            newer, older = source_url("HTL_SCB_URL"), source_url("HTL_SCB_V1_URL")
            return Scb(transport, newer, older)
        case SourceName.KOLADA:
            return Kolada(transport, source_url("HTL_KOLADA_URL"))
        case SourceName.SKOLVERKET:
            return Skolverket(transport, source_url("HTL_SKOLVERKET_URL"))
        case SourceName.SCHOOL_REGISTER:
            return SchoolRegister(transport, source_url("HTL_SCHOOL_REGISTER_URL"))
        case SourceName.FOHM:
            return Fohm(transport, source_url("HTL_FOHM_URL"))
