"""The view at /timeline."""

from app.views.timeline import callbacks, layout
from app.views.timeline.figures import LANES

__all__ = ["LANES", "callbacks", "layout"]
