"""One at a time may fetch into a store, and the dead hold no lock."""

import signal
import subprocess
import sys

from htl_dash.store.fetch_lock import fetch_lock

HOLD = """
import sys, time
from htl_dash.store.engine import engine_for, parse
from htl_dash.store.fetch_lock import fetch_lock
with fetch_lock(engine_for(parse(sys.argv[1]))) as is_ours:
    print(is_ours, flush=True)
    time.sleep(60)
"""


def test_only_one_has_the_lock_until_it_is_let_go(store):
    with fetch_lock(store) as first:
        with fetch_lock(store) as second:
            assert (first, second) == (True, False)
        with fetch_lock(store) as third:
            assert not third
    with fetch_lock(store) as after:
        assert after


def test_a_process_that_is_killed_holds_no_lock(store, database_url):
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, database_url], stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout.readline() == "True\n"
    with fetch_lock(store) as is_ours:
        assert not is_ours
    holder.send_signal(signal.SIGKILL)
    holder.wait()
    holder.stdout.close()
    for _ in range(50):
        with fetch_lock(store) as is_ours:
            if is_ours:
                return
    raise AssertionError("still locked")
