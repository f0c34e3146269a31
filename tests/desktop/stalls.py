#!/usr/bin/env python3
# Whoever works in the window never waits for it: no step of the main loop takes longer than a blink.
# SPDX-License-Identifier: GPL-3.0-or-later
import os, subprocess, sys, time

from drive import Atspi, Desk, home, key, texts_in, wait, write

SHORT, LONGEST = 50, 200 # milliseconds, without what other programs took; the shorter ones are told: here software paints, and nothing is optimised
report = os.path.join(home, 'stalls')
os.environ.update(LD_PRELOAD=os.environ['FACTOTUM_TEST_STALLS_LIBRARY'], FACTOTUM_TEST_STALLS=report,
                  ASAN_OPTIONS=os.environ.get('ASAN_OPTIONS', '') + ':verify_asan_link_order=0')


def read():
  if not os.path.exists(report):
    return []
  with open(report) as file:
    stalls = [tuple(map(int, line.split())) for line in file]
  os.remove(report)
  return stalls


def notices_a_stall():
  """The watchdog itself: a loop that does nothing for 80 ms is noticed, one that does so for 20 ms is not."""
  for length, expected in ((80, 1), (20, 0)):
    subprocess.run([sys.executable, '-c', 'import select, time; p = select.poll(); p.poll(1); time.sleep(%f); p.poll(1)' % (length / 1000)], check=True)
    stalls = read()
    assert len(stalls) == expected, (length, stalls)


def step(name, *keys, words=None):
  read()
  if keys:
    key(*keys)
  if words:
    write(words)
  time.sleep(1)
  for stall, computed in read():
    slow.append((name, stall, computed))


notices_a_stall()
slow = []
with Desk(300) as desk:
  start = read()
  for number, room in enumerate(('Employees', 'Contacts', 'Orders', 'Inventory', 'Tickets'), 2):
    step(room, f'alt+{number}')
    step(f'{room}: search', 'ctrl+shift+f', words='ma')
    step(f'{room}: search again', 'Escape')
    step(f'{room}: a record', 'Down', 'Return')
    step(f'{room}: the next', 'Escape', 'Down', 'Down')
    step(f'{room}: new', 'ctrl+n')
  step('today', 'alt+1')
  for name, keys in (('search', 'ctrl+f'), ('palette', 'ctrl+k'), ('new order', 'ctrl+shift+n'), ('late lines', 'ctrl+l'), ('preferences', 'ctrl+comma'), ('help', 'F1')):
    step(name, keys)
    if name in ('search', 'palette'):
      step(f'{name}: typing', words='order')
    step(f'{name}: closed', 'Escape', 'Escape')
print(f'start: {[stall for stall, computed in start]} ms')
for name, stall, computed in sorted(slow, key=lambda entry: -entry[1]):
  print(f'{stall:5} ms, computing {computed} ms: {name}')
print(f'{len(slow)} stalls of more than {SHORT} ms after the start, the longest computing {max([computed for name, stall, computed in slow], default=0)} ms; it may be {LONGEST}')
sys.exit(any(computed > LONGEST for name, stall, computed in slow))
