"""`python -m geo`: the same door as the `dispute-map` script."""

from geo.cli import main

if __name__ == "__main__":
    main()
