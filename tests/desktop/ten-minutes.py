#!/usr/bin/env python3
# The first ten minutes of the README, by keyboard alone, as far as walk.py and dialogs.py do not go: keys, an order shipped, back and again, a firm of one's own.
# SPDX-License-Identifier: GPL-3.0-or-later
from drive import Atspi, Desk, find_in, key, records, texts_in, wait, write


def shows(part):
  return any(part in text for text in texts_in(desk.window))


def look_at_keys():
  key('ctrl+question')
  window = desk.dialog('')
  wait('the keys', lambda: len(desk.application.get_children()) > 1)
  key('Escape')
  assert desk.is_alone(20), window


def find_items():
  """Two that lie on the shelf."""
  return [item for item in records(desk.company, 'list', 'items', '--limit', '400') if float(item.get('on_hand') or 0) > 20][:2]


def count(item):
  return float(next(each['on_hand'] for each in records(desk.company, 'list', 'items', '--limit', '400') if each['number'] == item['number']))


def make_order(customer):
  before = {order['number'] for order in records(desk.company, 'list', 'orders', '--limit', '1000')}
  key('alt+4')
  wait('the orders', lambda: desk.find(Atspi.Role.TREE_TABLE, 'Orders'))
  key('ctrl+n')
  wait('a new order', lambda: shows(': new') and desk.focus().get_name() == 'Customer')
  write(customer)
  key('ctrl+s')
  return wait('the order', lambda: [order['number'] for order in records(desk.company, 'list', 'orders', '--limit', '1000') if order['number'] not in before])[0]


def add_line(number, item, quantity):
  lines = len(lines_of(number))
  desk.tab_to('the button for a line', lambda node: node.get_name() == 'Add' and node.get_role() == Atspi.Role.BUTTON)
  key('Return')
  wait('the line', desk.in_front)
  desk.fill([('Item', item['name']), ('Quantity', quantity)])
  key('ctrl+Return')
  wait('its place in the order', lambda: len(lines_of(number)) > lines and not desk.in_front())


def lines_of(number):
  return [line for line in records(desk.company, 'list', 'order-lines', '--limit', '1000') if line['sales_order'] == number]


def state_of(number):
  return next(order['state'] for order in records(desk.company, 'list', 'orders', '--limit', '1000') if order['number'] == number)


def carry_out(label):
  before = desk.changes()
  desk.palette(label, 'Order')
  wait(f'the dialog of {label}', lambda: desk.find(Atspi.Role.BUTTON, 'Carry Out'))
  key('Return')
  wait(label, lambda: desk.changes() > before and not desk.in_front())


def found_firm(name):
  desk.palette('Other Companies')
  welcome = desk.dialog('')
  wait('the welcome', lambda: find_in(welcome, part='Begin With Your Firm') or find_in(welcome, part='Name of the firm'))
  desk.tab_to('the name of the firm', lambda node: node.get_name() == 'Name of the firm')
  write(name)
  key('Return')
  window = desk.dialog(name)
  wait('its first page', lambda: 'Nothing Is Waiting' in texts_in(window))


with Desk(40) as desk:
  look_at_keys()
  customer = records(desk.company, 'list', 'contacts', '--where', 'is_customer=yes', '--limit', '1')[0]['name']
  items = find_items()
  shelf = [count(item) for item in items]
  number = make_order(customer)
  for item in items:
    add_line(number, item, '2')
  carry_out('Confirm Order')
  carry_out('Ship Order')
  assert state_of(number).lower() == 'shipped', state_of(number)
  assert [count(item) for item in items] == [each - 2 for each in shelf]
  key('ctrl+z')
  wait('the goods are back', lambda: [count(item) for item in items] == shelf)
  key('ctrl+shift+z')
  wait('and gone again', lambda: [count(item) for item in items] == [each - 2 for each in shelf])
  key('ctrl+p')
  wait('the paper', lambda: desk.in_front() and shows(' page'))
  key('Escape')
  wait('the order again', lambda: not desk.in_front())
  found_firm('Walker and Daughters')
print(f'order {number} entered, confirmed, shipped, taken back and shipped again; a firm founded')
