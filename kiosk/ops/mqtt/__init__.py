"""Kiosks in company: what one shows goes through a broker to others that follow it."""
