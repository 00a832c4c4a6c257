"""`python -m carethread`."""

from carethread.cli import main

if __name__ == "__main__":
    main()
