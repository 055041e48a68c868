"""``python -m monitor`` and the console script."""


def main() -> None:
    """Run the command line."""
    from monitor.entrypoints.cli import app  # imported late: `--version` and signals must not wait for every library

    app()


if __name__ == "__main__":
    main()
