"""Run cjmap with `python -m cjmap`."""

from cjmap.cli.main import main

if __name__ == "__main__":
    main()
