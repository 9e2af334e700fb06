"""The app for a WSGI server with several workers: `gunicorn app.wsgi:server`. It loads nothing by itself."""

from __future__ import annotations

from app import factory
from graph.access import connect
from graph.settings import Settings
from ontology import model

_settings = Settings.read()
server = factory.create_app(connect(_settings), model.load(), base_path=_settings.base_path).server
