#!/usr/bin/env python3
# An order of three lines from "new" to "confirmed" by keyboard alone: at most 25 keystrokes.
# SPDX-License-Identifier: GPL-3.0-or-later
import json, sys
from drive import Atspi, Desk, find_in, key, office, texts_in, wait, write

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

def sql(words):
  return office(desk.company, *words)

def find(part):
  return find_in(desk.window, part=part)

def texts():
  return texts_in(desk.window)

def is_dialog():
  return find_in(desk.window, Atspi.Role.DIALOG)

def orders():
  return json.loads(sql(['list', 'orders', '--limit', '1000', '--format', 'json']))

with Desk(60) as desk:
  customer = json.loads(sql(['list', 'contacts', '--where', 'is_customer=yes', '--limit', '1', '--format', 'json']))[0]
  items = [item for item in json.loads(sql(['list', 'items', '--limit', '400', '--format', 'json'])) if not item.get('discontinued') in (True, 'yes')][:3]
  before = {order['number'] for order in orders()}

  press('ctrl+shift+n')
  wait('the entry of orders', is_dialog)
  put(customer['name'][:3].lower())
  wait('a customer', lambda: find(part=customer['name'][:3]))
  press('Return')
  for count, item in zip((5, 2, 1), items):
    put(f"{count} {item['number'] if len(item['number']) <= 4 else item['name'][:3].lower()}")
    wait('an item', lambda: any(name.strip() for name in texts()))
    press('Return')
    wait('the line', lambda: find(part=f'{count} × '))
  press('ctrl+Return')
  wait('the order', lambda: not is_dialog())
  new = wait('a new order', lambda: [order for order in orders() if order['number'] not in before])
  assert len(new) == 1, new
  assert new[0]['state'].lower() == 'confirmed', new
  number = new[0]['number']
  lines = json.loads(sql(['list', 'order-lines', '--search', number, '--format', 'json', '--limit', '50']))
  lines = [line for line in lines if line.get('sales_order') == number]
  assert len(lines) == 3, lines
  key('ctrl+z') # one change, one undo
  wait('the order is taken back', lambda: number not in {order['number'] for order in orders()})

print(f'{strokes} keystrokes from new to confirmed, at most {LIMIT}')
sys.exit(0 if strokes <= LIMIT else 1)
