# Exit codes are bytes.
raise SystemExit(300)
