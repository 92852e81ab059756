"""What can be done with a plan, one module per kind of part; `planstand` is what other floors ask of it."""

from kernteam.plan.service.stand import Planstand, planstand

__all__ = ["Planstand", "planstand"]
