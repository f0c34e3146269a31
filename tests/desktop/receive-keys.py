#!/usr/bin/env python3
# By keyboard alone: of a delivery of many lines one is short and one has not come.
# SPDX-License-Identifier: GPL-3.0-or-later
import subprocess, sys

from drive import STALL, Atspi, Desk, cli, key, records, wait, write

LINES = 40
TRIES = 3 # a machine is slow for a moment, a program each time


def do(company, command, *values):
  subprocess.run([cli, '--company', company, 'do', command, *values], check=True, stdout=subprocess.DEVNULL)


def order_goods(company, notes):
  """A purchase order of ten of everything; its number, and the names of what is in it."""
  items = [item for item in records(company, 'list', 'items', '--where', 'kind=stocked', '--where', 'tracking=none', '--limit', '200')][:LINES]
  [supplier] = records(company, 'list', 'contacts', '--where', 'is_supplier=yes', '--limit', '1')
  do(company, 'create-purchase-order', f"supplier=#{supplier['id']}", f'notes={notes}')
  [order] = records(company, 'list', 'purchase-orders', '--where', f'notes={notes}')
  for item in items:
    do(company, 'create-purchase-line', f"purchase_order=#{order['id']}", f"item=#{item['id']}", 'quantity=10')
  do(company, 'confirm-purchase', f"record=#{order['id']}", 'reason=By telephone')
  return order['number'], [item['name'] for item in items]


def stands(desk, name, text):
  """Whether the focus is in the line of this name, and its entry says this."""
  focus = desk.focus()
  return focus is not None and focus.get_name() == name and focus.get_text() == text


def receive(desk, number, names, note):
  desk.open(number, number, 'Purchase order')
  desk.drop_stalls()
  desk.palette('Receive Goods', 'Purchase order')
  wait('the dialog', lambda: desk.find(Atspi.Role.BUTTON, 'Carry Out'))
  desk.fill([('Delivery note', note), (names[0], '4')])
  key('Tab')
  wait('the next line', lambda: stands(desk, names[1], '10'))
  key('ctrl+a')
  write('3')
  wait('what was typed', lambda: stands(desk, names[1], '3'))
  key('ctrl+z')
  wait('what it was before', lambda: stands(desk, names[1], '10'))
  desk.fill([(names[2], '0')])
  desk.tab_to('the last line', lambda node: node.get_name() == names[-1])
  desk.fill([(names[-1], '9')])
  key('Return')
  wait('the receipt', lambda: not desk.in_front() and records(desk.company, 'list', 'receipts', '--where', f'delivery_note={note}'))


def find_long_steps(company, note):
  """Milliseconds of each step of the main loop that was too long, in a program that never did this before."""
  number, names = order_goods(company, note)
  with Desk(60, company) as desk:
    receive(desk, number, names, note)
    [receipt] = records(company, 'list', 'receipts', '--where', f'delivery_note={note}')
    came = {line['item']: line['quantity'] for line in records(company, 'list', 'receipt-lines', '--where', f"receipt={receipt['number']}", '--limit', '100')}
    assert len(came) == LINES - 1 and names[2] not in came and [float(came[names[i]]) for i in (0, 1, 3, -1)] == [4, 10, 10, 9], came
    desk.keep_stalls()
    return [computed for stall, computed, ended in desk.stalls if computed > STALL]


company = subprocess.run([cli, 'demo', '--orders', '60'], capture_output=True, text=True, check=True).stdout.strip()
sys.exit(all(find_long_steps(company, f'LS 471{i}') for i in range(TRIES)))
