"""The alarms for Prometheus: they name what the kiosks tell, and go off when they ought to."""

import re
import shutil
import subprocess
from pathlib import Path

import yaml  # type: ignore[import-untyped]  # it brings no types
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.parser import text_string_to_metric_families

from kiosk.ops.channel import Beat, Phase, record_of_beat
from kiosk.ops.status_board import Board
from kiosk.ops.status_page import Metrics
from tests.conftest import ROOT, skip_without
from tests.fakes import ManualClock

FOLDER = ROOT / "kiosk" / "ops" / "prometheus"
_NAME = re.compile(r"\bkiosk_\w+")
_LABEL = re.compile(r"\b(\w+)\s*=\"")
# What Prometheus adds by itself.
ITS_OWN = {"job", "instance"}


def told_by_a_kiosk() -> str:
    """Return all metrics of a kiosk that shows its content."""
    board = Board(ManualClock(now_s=50.0))
    at = '"at":"2026-11-28T03:54:01.963Z"'
    board.take(f'journal {{{at},"event":"exhibit_started","part":"exhibit"}}')
    board.take(f'journal {{{at},"event":"mqtt_lost","broker":"b","reason":"gone"}}')
    board.take(f'journal {{{at},"event":"content_shown","version":"3f9c","folder":"2026-12"}}')
    board.take(f"beat {record_of_beat(Beat(Phase.SHOWING, 5.0, 200.0, 900.0, idle=True))}")
    registry = CollectorRegistry()
    registry.register(Metrics(board))
    return generate_latest(registry).decode()


def expressions() -> list[str]:
    (group,) = yaml.safe_load((FOLDER / "alarms.yml").read_text(encoding="utf-8"))["groups"]
    assert all(rule["annotations"]["summary"] for rule in group["rules"])
    return [rule["expr"] for rule in group["rules"]]


def test_every_alarm_is_about_what_a_kiosk_tells() -> None:
    samples = [
        sample
        for family in text_string_to_metric_families(told_by_a_kiosk())
        for sample in family.samples
    ]
    names = {sample.name for sample in samples}
    labels = {label for sample in samples for label in sample.labels} | ITS_OWN
    found = expressions()
    assert len(found) >= 5
    for expression in found:
        assert set(_NAME.findall(expression)) <= names
        assert set(_LABEL.findall(expression)) <= labels
    assert 'kiosk_events_total{event="crash_reported"} 0.0' in told_by_a_kiosk()
    assert 'kiosk_content{folder="2026-12",version="3f9c"} 1.0' in told_by_a_kiosk()


RULES_TEST = """\
rule_files: [{alarms}]
evaluation_interval: 1m
tests:
  - interval: 1m
    input_series:
      - {{series: 'up{{job="kiosks", instance="off"}}', values: '0x700'}}
      - {{series: 'kiosk_healthy{{instance="ill"}}', values: '1x10 0x700'}}
      - {{series: 'kiosk_events_total{{instance="a", event="crash_reported"}}', values: 0x9 1x700}}
      - {{series: 'kiosk_content_refused{{instance="a"}}', values: '1x700'}}
      - {{series: 'kiosk_in_company{{instance="a"}}', values: '0x700'}}
      - {{series: 'kiosk_content{{instance="a", version="1"}}', values: '1x700'}}
      - {{series: 'kiosk_content{{instance="b", version="2"}}', values: '1x700'}}
      - {{series: 'kiosk_visits_total{{instance="a"}}', values: '5x700'}}
      - {{series: 'kiosk_house_closed{{instance="a"}}', values: '0x700'}}
      - {{series: 'kiosk_visits_total{{instance="b"}}', values: '5x700'}}
      - {{series: 'kiosk_house_closed{{instance="b"}}', values: '0x300 1x400'}}
    alert_rule_test:
      - {{eval_time: 9m, alertname: KioskOff, exp_alerts: []}}
      - {{eval_time: 14m, alertname: KioskUnwell, exp_alerts: []}}
{expected}
"""
EXPECTED = """\
      - eval_time: 600m
        alertname: {name}
        exp_alerts: [{{exp_labels: {{{labels}}}, exp_annotations: {{summary: "{summary}"}}}}]
"""


def test_prometheus_takes_the_files_and_the_alarms_go_off(tmp_path: Path) -> None:
    skip_without([] if shutil.which("promtool") else ["prometheus"])
    for name in ("prometheus.yml", "alarms.yml"):
        shutil.copyfile(FOLDER / name, tmp_path / name)
    (group,) = yaml.safe_load((FOLDER / "alarms.yml").read_text(encoding="utf-8"))["groups"]
    summaries = {rule["alert"]: rule["annotations"]["summary"] for rule in group["rules"]}
    labels = {
        "KioskOff": 'job: kiosks, instance: "off"',
        "KioskUnwell": "instance: ill",
        "KioskCrashed": "instance: a, event: crash_reported",
        "KioskContentRefused": "instance: a",
        "KioskAlone": "instance: a",
        "KiosksDiffer": "",
        "KioskUntouched": "instance: a",
    }
    assert labels.keys() == summaries.keys()
    expected = "".join(
        EXPECTED.format(
            name=name,
            labels=each,
            summary=summaries[name].replace(
                "{{ $labels.instance }}",
                dict(re.findall(r'(\w+): "?(\w+)', each)).get("instance", ""),
            ),
        )
        for name, each in labels.items()
    )
    test = RULES_TEST.format(alarms="alarms.yml", expected=expected)
    (tmp_path / "test.yml").write_text(test, encoding="utf-8")
    for words in (
        ("check", "config", "--syntax-only", "prometheus.yml"),
        ("check", "rules", "alarms.yml"),
        ("test", "rules", "test.yml"),
    ):
        done = subprocess.run(
            ["promtool", *words], cwd=tmp_path, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
