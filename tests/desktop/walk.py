#!/usr/bin/env python3
# Walks through the real program as a screen reader and a keyboard would: what has the focus has a name, and the first ten minutes need no mouse.
# SPDX-License-Identifier: GPL-3.0-or-later
from drive import Atspi, Desk, accessible, find_in, focus_in, key, look_at_stops, nodes, office, texts_in, wait, write
import sys


def find(role=None, name=None, part=None):
  return find_in(desk.window, role, name, part)


def texts():
  return texts_in(desk.window)


def focus():
  return focus_in(desk.window)


def sql(words):
  return office(desk.company, *words)


nameless = {}
counted = 0

def inspect(place):
  """Every widget that takes the focus says what it is."""
  global counted
  n, found = wait(place, lambda: look_at_stops(desk.window))
  counted += n
  if found:
    nameless[place] = found

def is_dialog():
  return find(Atspi.Role.DIALOG)

def visit(place, keys, words):
  key(*keys)
  wait(f'{place}: {words}', lambda: is_dialog() and any(words in text for text in texts()))
  inspect(place)
  key('Escape')
  wait(f'{place} closed', lambda: not is_dialog())

def focus():
  for node in nodes(desk.window):
    if node.get_state_set().contains(Atspi.StateType.FOCUSED):
      return node
  return None

def tab_round():
  """Tab goes on, and comes round again."""
  seen = []
  listener = accessible.FocusListener(lambda node: seen.append((node.get_name(), node.get_role_name(), node)))
  for i in range(240):
    before = len(seen)
    key('Tab')
    wait(f'the focus after {seen[-1:]}', lambda: len(seen) > before)
    if [s[:2] for s in seen].count(seen[0][:2]) > 1 and seen[-1] == seen[0]:
      break
  listener.stop()
  assert seen[-1] == seen[0], f'Tab does not come round: {seen[-5:]}'
  assert len(set(seen)) > 8, seen
  nobody = [s[:2] for s in seen if not s[0]]
  return len(set(seen)), nobody

with Desk(60) as desk:
  inspect('today')

  for number, room in enumerate(('Employees', 'Contacts', 'Orders', 'Inventory', 'Tickets'), 2): # every room
    key(f'alt+{number}')
    wait(room, lambda: any(text.endswith(' records') for text in texts()) and find(Atspi.Role.TREE_TABLE))
    inspect(room)
    key('ctrl+n')
    wait(f'{room}: new', lambda: any(': new' in text for text in texts()))
    inspect(f'{room}: new')

  visit('search', ['ctrl+f'], 'Find')
  visit('palette', ['ctrl+k'], 'New Record')
  visit('preferences', ['ctrl+comma'], 'Style')
  visit('help', ['F1'], 'The First Ten Minutes')

  key('alt+4') # open the orders, find an order, print it
  wait('orders', lambda: any(text.endswith(' records') for text in texts()))
  key('ctrl+f')
  wait('search', is_dialog)
  write('2026-00007' if '2026-00007' in sql(['list', 'orders', '--limit', '100', '--format', 'csv']) else sql(['list', 'orders', '--limit', '1', '--format', 'csv']).split('\n')[1].split(',')[0])
  wait('a hit', lambda: find(Atspi.Role.LIST_ITEM))
  key('Return')
  wait('the order', lambda: not is_dialog() and find(part='Lines'))
  inspect('an order')
  stops, nobody = tab_round()
  visit('print preview', ['ctrl+p'], 'page')

  key('alt+3') # a new contact: typed, saved, taken back
  wait('contacts', lambda: find(Atspi.Role.TREE_TABLE, 'Contacts'))
  key('ctrl+n')
  wait('new contact', lambda: any(': new' in text for text in texts()) and focus())
  write('Walker and Daughters')
  key('Escape')
  wait('the question', lambda: 'Discard What You Typed?' in texts())
  inspect('discard')
  key('Escape')
  wait('the form again', lambda: 'Discard What You Typed?' not in texts())
  key('ctrl+s')
  wait('the contact is saved', lambda: 'Walker and Daughters' in sql(['list', 'contacts', '--search', 'Walker', '--format', 'csv']))
  wait('its page', lambda: not any(': new' in text for text in texts()))
  key('ctrl+z')
  wait('the contact is taken back', lambda: 'Walker and Daughters' not in sql(['list', 'contacts', '--search', 'Walker', '--format', 'csv']))

  key('ctrl+k') # a report by the palette
  wait('palette', is_dialog)
  write('reports')
  key('Return')
  wait('reports', lambda: is_dialog() and any('Stock List' in text for text in texts()))
  inspect('reports')
  key('Escape')

  key('F10') # the main menu
  items = wait('the main menu', lambda: [n for n in nodes(desk.window) if n.get_role() == Atspi.Role.MENU_ITEM and n.get_state_set().contains(Atspi.StateType.SHOWING)])
  inspect('main menu')
  items = [item.get_name() for item in items]
  key('Escape')

blank = [item for item in items if not item]
print(f'nameless stops of Tab: {nobody}; nameless menu items: {len(blank)}')
for place, found in nameless.items():
  for path in found:
    print(f'not ok: nameless in {place}: {path}')
print(f'{counted} focusable widgets looked at, {sum(map(len, nameless.values()))} without a name; Tab goes through {stops} stops and comes round; {len(items)} items in the main menu')
sys.exit(1 if nameless or nobody or blank else 0)
