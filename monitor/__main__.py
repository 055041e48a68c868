"""``python -m monitor`` and the console script."""


import os
import signal
import sys


def main() -> None:
    """Run the command line."""
    # As process 1 of a container nothing would end us before the libraries are loaded; `run` sets handlers of its own.
    signal.signal(signal.SIGTERM, lambda *_: os._exit(0))  # an exception may be lost: imports run callbacks that swallow it
    if sys.argv[1:] == ["healthcheck"] and "MONITOR__LISTEN__PORT" in os.environ:
        _answer_health()
    from monitor.entrypoints.cli import app  # imported late: `--version` and signals must not wait for every library

    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    app()


def _answer_health() -> None:
    """The container's question, without what the command line loads: a busy machine must not make it late."""
    from monitor.entrypoints.probe import ask

    host = os.environ.get("MONITOR__LISTEN__HOST", "127.0.0.1")
    ready, wrong = ask("127.0.0.1" if host == "0.0.0.0" else host, int(os.environ["MONITOR__LISTEN__PORT"]))  # noqa: S104
    sys.stderr.write("".join(f"{line}\n" for line in wrong))
    sys.exit(0 if ready else 1)


if __name__ == "__main__":
    main()
