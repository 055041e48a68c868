"""``python -m monitor`` and the console script."""


import signal
import sys


def main() -> None:
    """Run the command line."""
    # As process 1 of a container nothing would end us before the libraries are loaded; `run` sets handlers of its own.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    from monitor.entrypoints.cli import app  # imported late: `--version` and signals must not wait for every library

    app()


if __name__ == "__main__":
    main()
