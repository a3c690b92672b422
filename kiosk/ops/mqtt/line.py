"""The line to the broker: a thread of its own, that nobody waits for and that always comes back.

Into it goes the newest word, out of it comes the newest word: neither side can fill the memory of
the other, and a broker that is slow, lost or mad costs the show nothing.
"""

import select
import socket
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Event, Lock, Thread

from paho.mqtt.client import Client, ConnectFlags, MQTTMessage
from paho.mqtt.enums import CallbackAPIVersion, MQTTErrorCode, MQTTProtocolVersion
from paho.mqtt.packettypes import PacketTypes
from paho.mqtt.properties import Properties
from paho.mqtt.reasoncodes import ReasonCode

from kiosk.clock import Clock
from kiosk.content.network import Mqtt, Role
from kiosk.ops.journal import Journal
from kiosk.ops.mqtt.pace import Pace
from kiosk.ops.mqtt.words import LARGEST_BYTES, Presence, Word, payload_of, word_from

# The broker tells the others that a kiosk has vanished one and a half times after this.
KEEPALIVE_S = 15
ANSWERS_WITHIN_S = 5.0
# From, to: a broker that is away is asked for ever less often.
CALL_AGAIN_S = (1.0, 30.0)
LOOK_UP_S = 1.0
# Whoever floods the topic is read no faster than this: the broker then keeps or drops the rest.
READ_AGAIN_S = 0.02
FAREWELL_S = 1.0
# Beyond the payload, of the packet: its topic and what the protocol adds.
HEAD_BYTES = 1024
OFFLINE = payload_of(Word(Presence.OFFLINE))


class LostError(Exception):
    """The line is lost; the message says why."""


class Line:
    """Speaks or listens on one topic of one broker."""

    def __init__(
        self, settings: Mqtt, journal: Journal, clock: Clock, wake: Callable[[], None]
    ) -> None:
        """Begin; nothing is waited for.

        Args:
            settings: Which broker, topic and role.
            journal: Told when the line is there, and once when it is lost.
            clock: Paces it.
            wake: Called from the thread when there is something to hear.
        """
        self._settings = settings
        self._journal = journal
        self._clock = clock
        self._wake = wake
        self._lock = Lock()
        self._pace = Pace()
        self._heard: Word | None = None
        self._is_up = False
        self._told_lost = self._told_garbage = False
        self._greeted: str | None = None
        self._last_read_s = float("-inf")
        self._stopped = Event()
        self._bell_in, self._bell_out = socket.socketpair()
        self._bell_in.setblocking(False)
        self._bell_out.setblocking(False)
        self._thread = Thread(target=self._run, name="mqtt", daemon=True)
        self._thread.start()

    @property
    def is_up(self) -> bool:
        """Whether the broker is there."""
        return self._is_up

    def say(self, word: Word) -> None:
        """Let the others know this; an older word that has not been said yet never will be."""
        with self._lock:
            self._pace.take(word)
        self._ring()

    def hear(self) -> Word | None:
        """Return the newest word since the last call, or None."""
        with self._lock:
            word, self._heard = self._heard, None
        return word

    def close(self) -> None:
        """Say farewell, unless that takes long."""
        self._stopped.set()
        self._ring()
        self._thread.join(FAREWELL_S)

    def _ring(self) -> None:
        # Full: then it rings already.
        with suppress(OSError):
            self._bell_in.send(b"!")

    def _run(self) -> None:
        again_s = CALL_AGAIN_S[0]
        while not self._stopped.is_set():
            client: Client | None = None
            try:
                client = self._client()
                self._converse(client)
            except LostError as lost:
                # A broker that refuses hangs up as well.
                reason = self._greeted or str(lost)
            except OSError as error:
                reason = error.strerror or str(error)
            except Exception as error:  # what a broker sends must not end the thread
                reason = f"{type(error).__name__}: {error}"
            else:
                break
            finally:
                if client is not None:
                    _hang_up(client)
            if self._is_up:
                again_s = CALL_AGAIN_S[0]
            self._is_up = False
            self._tell_lost(reason)
            self._wake()
            self._stopped.wait(again_s)
            again_s = min(2 * again_s, CALL_AGAIN_S[1])
        self._is_up = False
        self._bell_in.close()
        self._bell_out.close()

    def _converse(self, client: Client) -> None:
        """Talk with the broker until we leave.

        Raises:
            LostError: If it goes first.
            OSError: If the network does.
        """
        wanted, called_s = self._settings, self._clock.now_s()
        limits = Properties(PacketTypes.CONNECT)  # type: ignore[no-untyped-call]  # it brings none
        limits.MaximumPacketSize = LARGEST_BYTES + HEAD_BYTES
        client.connect(wanted.broker, wanted.port, keepalive=KEEPALIVE_S, properties=limits)
        while not self._stopped.is_set():
            self._exchange(client)
            if self._greeted is None:
                if self._clock.now_s() - called_s > ANSWERS_WITHIN_S:
                    msg = "it does not answer"
                    raise LostError(msg)
            elif self._greeted:
                raise LostError(self._greeted)
            elif wanted.role is Role.PUBLISH:
                self._speak(client)
        if self._greeted == "" and wanted.role is Role.PUBLISH:
            client.publish(wanted.topic, OFFLINE, retain=True)
        client.disconnect()
        until_s = self._clock.now_s() + FAREWELL_S
        with suppress(OSError, LostError):
            while client.want_write() and self._clock.now_s() < until_s:
                self._exchange(client)

    def _exchange(self, client: Client) -> None:
        """Send and receive what there is, waiting for it if nothing is due sooner."""
        line = client.socket()
        if line is None:
            msg = "the connection was closed"
            raise LostError(msg)
        # What TLS has read ahead no longer shows at the socket.
        read_ahead = bool(getattr(line, "pending", int)())
        wait_s = 0.0 if read_ahead else self._wait_s(client)
        writers = [line] if client.want_write() else []
        readable, writable, _ = select.select([line, self._bell_out], writers, [], wait_s)
        if self._bell_out in readable:
            with suppress(OSError):
                self._bell_out.recv(4096)
        if line in readable or read_ahead:
            self._check(client.loop_read())
            # A broker was asked not to, and one that does all the same would fill the memory.
            if client._in_packet["remaining_length"] > LARGEST_BYTES + HEAD_BYTES:
                msg = "it sends more than any kiosk says"
                raise LostError(msg)
            self._breathe()
        if writable:
            self._check(client.loop_write())
        self._check(client.loop_misc())

    def _wait_s(self, client: Client) -> float:
        with self._lock:
            due_s = self._pace.wait_s(self._clock.now_s())
        # What cannot be sent yet is waited for by its socket.
        if due_s is None or self._greeted != "" or client.want_write():
            return LOOK_UP_S
        return min(due_s, LOOK_UP_S)

    def _breathe(self) -> None:
        now_s = self._clock.now_s()
        if now_s - self._last_read_s < READ_AGAIN_S and self._greeted == "":
            self._stopped.wait(READ_AGAIN_S)
        self._last_read_s = now_s

    def _speak(self, client: Client) -> None:
        if client.want_write():
            # The broker is slow: what it has not taken yet is enough.
            return
        with self._lock:
            word = self._pace.due(self._clock.now_s())
        if word is not None:
            client.publish(self._settings.topic, payload_of(word), retain=True)

    def _client(self) -> Client:
        """Return a client that knows how to greet.

        Raises:
            LostError: If the password or the certificate cannot be read.
        """
        wanted, self._greeted = self._settings, None
        # Without a name of its own, so that no two kiosks drive each other out.
        client = Client(CallbackAPIVersion.VERSION2, protocol=MQTTProtocolVersion.MQTTv5)
        client.connect_timeout = ANSWERS_WITHIN_S
        if wanted.user:
            client.username_pw_set(wanted.user, _password(wanted.password_file))
        if wanted.tls:
            try:
                client.tls_set(ca_certs=wanted.ca_file or None)
            except OSError as error:
                msg = f'the certificate "{wanted.ca_file}" cannot be used: {error}'
                raise LostError(msg) from error
        if wanted.role is Role.PUBLISH:
            client.will_set(wanted.topic, OFFLINE, retain=True)
        client.on_connect = self._on_connect
        client.on_message = self._on_message
        return client

    def _on_connect(
        self,
        client: Client,
        _: object,
        __: ConnectFlags,
        code: ReasonCode,
        ___: Properties | None,
    ) -> None:
        if code.is_failure:
            self._greeted = f"it refuses: {code}"
            return
        self._greeted = ""
        if self._settings.role is Role.FOLLOW:
            client.subscribe(self._settings.topic)
        with self._lock:
            self._pace.begin_anew()
        self._is_up, self._told_lost = True, False
        self._journal.tell("mqtt_joined", broker=self._settings.broker, role=self._settings.role)
        self._wake()

    def _on_message(self, _: Client, __: object, message: MQTTMessage) -> None:
        # A topic that was emptied says nothing, and nobody meant to.
        word = word_from(bytes(message.payload)) if message.payload else Word(Presence.OFFLINE)
        if word is None:
            if not self._told_garbage:
                self._told_garbage = True
                self._journal.tell("mqtt_garbage", topic=self._settings.topic)
            return
        with self._lock:
            self._heard = word
        self._wake()

    def _check(self, code: MQTTErrorCode) -> None:
        if code is not MQTTErrorCode.MQTT_ERR_SUCCESS:
            msg = f"the connection broke off ({code.name.removeprefix('MQTT_ERR_').lower()})"
            raise LostError(msg)

    def _tell_lost(self, reason: str) -> None:
        if not self._told_lost:
            self._told_lost = True
            self._journal.tell("mqtt_lost", broker=self._settings.broker, reason=reason)


def _hang_up(client: Client) -> None:
    line = client.socket()
    if line is not None:
        with suppress(OSError):
            line.close()


def _password(path: str) -> str | None:
    if not path:
        return None
    try:
        return Path(path).read_text(encoding="utf-8").strip()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is no text"
        msg = f'the password in "{path}" cannot be read: {reason}'
        raise LostError(msg) from error
