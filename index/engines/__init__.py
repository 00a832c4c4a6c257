"""The engines: one package or module each, behind `carethread.index.engine.Engine`."""
