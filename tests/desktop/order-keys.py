#!/usr/bin/env python3
# By keyboard alone: an order of three lines from "new" to "confirmed" in at most 25 keystrokes, a plan for a late line carried out, each undone.
# SPDX-License-Identifier: GPL-3.0-or-later
from drive import Atspi, Desk, find_in, focus_in, key, office, texts_in, wait, write
import json, sys

LIMIT = 25
strokes = 0


def press(*keys):
  global strokes
  strokes += len(keys)
  key(*keys)


def put(text):
  global strokes
  strokes += len(text)
  write(text)


def ask(*words):
  return json.loads(office(desk.company, *words, '--format', 'json') or '[]')


def is_dialog():
  return find_in(desk.window, Atspi.Role.DIALOG)


def find_suggestion():
  suggestions = find_in(desk.window, Atspi.Role.LIST, 'Suggestions')
  return suggestions and find_in(suggestions, Atspi.Role.LIST_ITEM)


def enter_order():
  customer = ask('list', 'contacts', '--where', 'is_customer=yes', '--limit', '1')[0]
  items = [item for item in ask('list', 'items', '--limit', '400') if item.get('discontinued') not in (True, 'yes')][:3]
  before = {order['number'] for order in ask('list', 'orders', '--limit', '1000')}
  press('ctrl+shift+n')
  wait('the entry of orders', is_dialog)
  put(customer['name'][:3].lower())
  wait('a suggestion', find_suggestion)
  press('Return')
  for count, item in zip((5, 2, 1), items):
    put(f"{count} {item['name'][:2].lower()}")
    wait('a suggestion', find_suggestion)
    press('Return')
    wait('the line', lambda: any(text.startswith(f'{count} × ') for text in texts_in(desk.window)))
  press('ctrl+Return')
  wait('the end of the entry', lambda: not is_dialog())
  new = wait('a new order', lambda: [order for order in ask('list', 'orders', '--limit', '1000') if order['number'] not in before])
  assert len(new) == 1 and new[0]['state'] in ('confirmed', 'Confirmed'), new
  assert new[0].get('promised_on'), new # the day was found by the program
  lines = [line for line in ask('list', 'order-lines', '--limit', '1000') if line.get('sales_order') == new[0]['number']]
  assert len(lines) == 3, lines
  key('ctrl+z') # one change, one undo
  wait('the order is taken back', lambda: new[0]['number'] not in {order['number'] for order in ask('list', 'orders', '--limit', '1000')})


def focus_is_in_dialog():
  """Whoever looks presses Return when a row is marked, not before."""
  dialog = is_dialog()
  return dialog and focus_in(dialog)


def carry_out_plan():
  key('alt+1')
  late, plans = office(desk.company, 'late').count('#'), len(ask('list', 'plans'))
  assert late > 0, 'the demo office has nothing late'
  desk.call('ctrl+l')
  wait('the late lines', lambda: find_in(desk.window, Atspi.Role.LIST_ITEM) and focus_is_in_dialog())
  key('Return')
  wait('the plans', lambda: is_dialog() and any('Agree on' in text for text in texts_in(desk.window)) and focus_is_in_dialog())
  key('Return')
  wait('the plan is carried out', lambda: len(ask('list', 'plans')) == plans + 1)
  assert office(desk.company, 'late').count('#') < late
  wait('the window is itself again', lambda: not is_dialog())
  key('ctrl+z')
  wait('the plan is taken back', lambda: len(ask('list', 'plans')) == plans)
  assert office(desk.company, 'late').count('#') == late


with Desk(200) as desk:
  enter_order()
  carry_out_plan()
print(f'{strokes} keystrokes from new to confirmed, at most {LIMIT}')
sys.exit(0 if strokes <= LIMIT else 1)
