"""Who may ask this kiosk how it is."""

from kiosk.app.report import RefusedError
from kiosk.ops.status_feed import is_loopback


def require_guarded(host: str, *, has_token: bool) -> None:
    """Refuse to answer other machines that show nothing.

    Raises:
        RefusedError: If the address is not this machine's alone and there is no token.
    """
    if not is_loopback(host) and not has_token:
        msg = f"other machines may ask at {host} only with --status-token-file"
        raise RefusedError(msg)
